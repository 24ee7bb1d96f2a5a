import { settingsOf } from '#lib/notebook/settings.ts';
import type { Spec } from '#lib/sim/spec.ts';

/** A field in which two specs differ, with both values as JSON; `none` where a spec has no such field. */
export interface DifferingField {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Every field in which two specs differ, in the order of the second. */
export function differingFields(before: Spec, after: Spec): DifferingField[] {
  const [first, second] = [fieldsOf(before), fieldsOf(after)];
  const paths = [...new Set([...Object.keys(second), ...Object.keys(first)])];
  return paths
    .map((path) => ({ path, before: first[path] ?? 'none', after: second[path] ?? 'none' }))
    .filter((field) => field.before !== field.after);
}

function fieldsOf(spec: Spec): Record<string, string> {
  const entries = settingsOf({ ...spec }).map(({ path, value }) => [path, JSON.stringify(value)]);
  return Object.fromEntries(entries) as Record<string, string>;
}
