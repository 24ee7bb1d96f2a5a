/** Numbers are rounded to a ten-thousandth. */
const STEPS = 10_000;

/** Stands for an array of floats where only plain data can be stored. */
interface Floats {
  readonly float32: readonly (number | null)[];
}

/** Plain data with arrays of floats, as JSON of few bytes: every number is rounded to a ten-thousandth. */
export function plainOf(value: unknown): unknown {
  if (typeof value === 'number') return rounded(value);
  if (value instanceof Float32Array) return { float32: Array.from(value, rounded) };
  if (Array.isArray(value)) return value.map(plainOf);
  return isGroup(value) ? mapped(value, plainOf) : value;
}

/** What `plainOf` was told, rounded; a float that is not a number is one again. */
export function fromPlain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromPlain);
  if (!isGroup(value)) return value;
  return isFloats(value)
    ? Float32Array.from(value.float32, (number) => number ?? NaN)
    : mapped(value, fromPlain);
}

function rounded(value: number): number | null {
  return Number.isFinite(value) ? Math.round(value * STEPS) / STEPS : null;
}

function mapped(group: object, change: (value: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(group).map(([name, part]) => [name, change(part)]));
}

function isGroup(value: unknown): value is object {
  return value !== null && typeof value === 'object';
}

function isFloats(value: object): value is Floats {
  return 'float32' in value;
}
