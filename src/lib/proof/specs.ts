import { armSpec } from '#lib/notebook/arms.ts';
import type { Spec } from '#lib/sim/spec.ts';
import type { Proof } from './proof.ts';

/** The specs that a link claims something of, by the names of their arms: with what was tried, as they were run. */
export function specsOf(proof: Proof): Record<string, Spec> {
  const names = Object.keys(proof.evidence);
  return Object.fromEntries(names.map((name) => [name, armSpec(proof, name, proof.tried)]));
}
