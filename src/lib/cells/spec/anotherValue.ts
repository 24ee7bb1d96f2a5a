import { valueAt } from '#lib/notebook/difference.ts';
import { specAt } from '#lib/sim/changes.ts';
import type { Spec } from '#lib/sim/spec.ts';

/** What a change of a field is offered with: the other state of a switch, else the value that holds in the round before. */
export function anotherValue(spec: Spec, path: string, round: number): unknown {
  const value = valueAt(specAt(spec, round - 1), path.split('.'));
  return typeof value === 'boolean' ? !value : value;
}
