import { fitting } from './kindFields.ts';

/** A spec as far as it differs from the defaults: groups of fields, as deep as the spec itself. */
export interface Difference {
  readonly [field: string]: unknown;
}

/**
 * One difference upon another: the later one wins field by field; lists are replaced as a whole. Where it names the kind of
 * a group, fields of those below that only other kinds have are left out.
 */
export function merge(...differences: readonly Difference[]): Difference {
  return differences.reduce((below, above) => upon(fitting(below, above), above), {});
}

/** Whether a value is a group of fields, not a value of one. */
export function isGroup(value: unknown): value is Difference {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The value at a path of field names; undefined where there is none. */
export function valueAt(difference: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, field) => (isGroup(value) && Object.hasOwn(value, field) ? value[field] : undefined),
    difference,
  );
}

/** Whether two differences say the same: the order of fields says nothing. */
export function saysSame(a: unknown, b: unknown): boolean {
  if (!isGroup(a) || !isGroup(b)) return JSON.stringify(a) === JSON.stringify(b);
  const [fields, others] = [Object.keys(a), Object.keys(b)];
  return (
    fields.length === others.length &&
    fields.every((field) => Object.hasOwn(b, field) && saysSame(a[field], b[field]))
  );
}

function upon(below: Difference, above: Difference): Difference {
  const merged: Record<string, unknown> = { ...below };
  for (const [field, value] of Object.entries(above)) {
    const under = Object.hasOwn(below, field) ? below[field] : undefined;
    merged[field] = isGroup(value) && isGroup(under) ? upon(under, value) : value;
  }
  return merged;
}
