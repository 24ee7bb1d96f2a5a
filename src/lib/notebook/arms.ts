import { methodSpecs, type MethodId } from '#lib/sim/methods/specs.ts';
import { readSpec, type Spec } from '#lib/sim/spec.ts';
import type { Difference } from './difference.ts';
import { isGroup, merge, valueAt } from './difference.ts';

/** One named spec of a notebook, as a difference from what its arms share. */
export interface ArmEntry {
  readonly title: string;
  readonly spec: Difference;
}

/** What the arms of a notebook have in common, and how each differs from it. */
export interface Arms {
  readonly spec: Difference;
  readonly arms: Readonly<Record<string, ArmEntry>>;
}

/**
 * The spec of one arm. What the reader changed goes over what the arms share, and what makes the arm this arm goes
 * over both. Fields of a method that the arm's method does not have are left out.
 * @throws SpecError naming every value that is not allowed.
 */
export function armSpec({ spec, arms }: Arms, arm: string, changed: Difference = {}): Spec {
  const own = arms[arm]?.spec ?? {};
  return readSpec(forMethod(merge(spec, changed, own), own));
}

/** Whether every arm sets this field itself, so that changing it for all of them changes nothing. */
export function isSetByArms({ arms }: Arms, path: string): boolean {
  return Object.values(arms).every(({ spec }) => valueAt(spec, path.split('.')) !== undefined);
}

function forMethod(spec: Difference, own: Difference): Difference {
  const id = valueAt(own, ['method', 'id']);
  if (typeof id !== 'string' || !Object.hasOwn(methodSpecs, id) || !isGroup(spec['method']))
    return spec;
  const fields = methodSpecs[id as MethodId].schema.entries;
  // A field that no method has is kept, so that it is refused by name.
  const known = (field: string) =>
    field in fields || !Object.values(methodSpecs).some(({ schema }) => field in schema.entries);
  const method = Object.entries(spec['method']).filter(([field]) => known(field));
  return { ...spec, method: Object.fromEntries(method) };
}
