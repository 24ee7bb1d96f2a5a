import { merge, valueAt } from '#lib/notebook/difference.ts';
import { applySetting } from '#lib/notebook/settings.ts';
import { fieldsOf, type FormField, kindsOf } from '#lib/sim/form.ts';
import { readSpec, type Spec, SpecError } from '#lib/sim/spec.ts';
import type { SweepValue } from '#lib/state/sweep.svelte.ts';

/** How many values are proposed. */
const PROPOSED = 5;

/** The most values of a sweep. */
export const MOST_VALUES = 12;

/** A numeric field of a spec with its bounds. */
export interface NumericField extends FormField {
  readonly kind: 'whole' | 'real';
  readonly min: number;
  readonly max: number;
}

/** Whether a field holds a number. */
export function isNumeric(field: FormField): field is NumericField {
  return field.kind === 'whole' || field.kind === 'real';
}

/** Every field of a spec that can be swept, in the order of the schema. */
export function sweepable(spec: Spec): NumericField[] {
  return fieldsOf(kindsOf(spec)).filter(isNumeric);
}

/** Whether values of a field are better told apart by ratio: rates and weights, but not shares or counts. */
export function isByRatio({ kind, max }: NumericField): boolean {
  return kind === 'real' && max > 1;
}

/** Five values around the one that a field has, within its bounds, ascending: by doubling, or in even steps. */
export function proposed(field: NumericField, current: number): number[] {
  const base = current > 0 ? current : Number(field.default);
  if (isByRatio(field) && base > 0) {
    const values = [1 / 4, 1 / 2, 1, 2, 4].map((ratio) => rounded(base * ratio));
    return distinct(values.map((value) => Math.min(field.max, Math.max(field.min, value))));
  }
  return evenly(field, current);
}

/** Reads values as they are written, `0.5, 1, 2`: ascending, each once; or what is wrong with them. */
export function readValues(
  text: string,
  field: NumericField,
): { readonly values: readonly number[]; readonly problem: string | null } {
  const words = text.split(/[\s,;]+/).filter(Boolean);
  const values = distinct(words.map(Number));
  const bad = words.find((word) => !Number.isFinite(Number(word)));
  const outside = values.find((value) => !isAllowed(value, field));
  const range = `${field.kind === 'whole' ? 'a whole number in ' : 'in '}${field.min}…${field.max}`;
  if (bad !== undefined) return { values: [], problem: `${bad} is not a number` };
  if (outside !== undefined) return { values: [], problem: `${outside} is not ${range}` };
  if (values.length === 0 || values.length > MOST_VALUES)
    return { values: [], problem: `${values.length} values are not in 1…${MOST_VALUES}` };
  return { values, problem: null };
}

/** The experiment of a spec with one field at a value, or why it is not allowed. */
export function tried(spec: Spec, path: string, value: number): SweepValue {
  try {
    const changed = readSpec(merge({ ...spec }, applySetting({}, { path, value })));
    return { value, spec: changed, problem: null };
  } catch (error) {
    if (error instanceof SpecError) return { value, spec: null, problem: error.message };
    throw error;
  }
}

/** The number that a field of a spec has; null if it has no such field. */
export function numberAt(spec: Spec, path: string): number | null {
  const value = valueAt(spec, path.split('.'));
  return typeof value === 'number' ? value : null;
}

/** Values in even steps with the current one among them, in the middle unless a bound is nearer. */
function evenly(field: NumericField, current: number): number[] {
  const step = stepOf(field, current);
  // Tells a bound that is a whole number of steps away from the rounding of the division.
  const stepsTo = (bound: number) => Math.floor(Math.abs(bound - current) / step + 1e-9);
  const [below, above] = [stepsTo(field.min), stepsTo(field.max)];
  const first = Math.max(-below, Math.min(-(PROPOSED - 1) / 2, above - (PROPOSED - 1)));
  const last = Math.min(above, first + PROPOSED - 1);
  return Array.from({ length: last - first + 1 }, (_, i) =>
    rounded(current + (first + i) * step, 12),
  );
}

/** A tenth of a share's range; a quarter of a count, as a round number; 1 for what counts nothing, such as a seed. */
function stepOf({ kind, unit, min, max }: NumericField, current: number): number {
  if (kind === 'real') return Math.ceil(max - min) / 10;
  if (unit === null || current < 8) return 1;
  const power = 10 ** Math.floor(Math.log10(current / 4));
  const lead = [5, 2, 1].find((digit) => digit * power <= current / 4)!;
  return lead * power;
}

function isAllowed(value: number, { kind, min, max }: NumericField): boolean {
  return min <= value && value <= max && (kind === 'real' || Number.isInteger(value));
}

function distinct(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

function rounded(value: number, digits = 2): number {
  return Number(value.toPrecision(digits));
}
