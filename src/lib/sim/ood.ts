import type { Client, Samples } from './federation.ts';
import { stream } from './random.ts';
import type { Spec } from './spec.ts';

/**
 * Test samples of the classes that a client lacks, in its own seeded order. The first m of them are its OOD
 * samples at any ρ that asks for m, so the sets at rising ρ are nested. Empty if it lacks none.
 */
export function oodOrder(
  { seed, draws }: Pick<Spec, 'seed' | 'draws'>,
  { id, classes }: Pick<Client, 'id' | 'classes'>,
  test: Pick<Samples, 'labels'>,
): Uint16Array {
  const lacking = [...test.labels.keys()].filter((i) => !classes.includes(test.labels[i]!));
  return Uint16Array.from(stream(seed, 'ood', draws.data, id).shuffled(lacking));
}
