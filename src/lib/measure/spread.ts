/** Mean and sample standard deviation (n − 1) over seeds; `sd` is null for a single one. */
export interface MeanSd {
  readonly mean: number;
  readonly sd: number | null;
}

/** The same keys as `T`, every number replaced by its mean and deviation. */
export type Spread<T> = [T] extends [number | null]
  ? MeanSd | null
  : { readonly [Key in keyof T]: Spread<T[Key]> };

/**
 * Mean and deviation, key by key, of objects of one shape whose leaves are numbers or null: one object per seed.
 * Nulls are left out; a key that is null for every seed stays null.
 */
export function spread<T extends object>(seeds: readonly T[]): Spread<T> {
  const keys = Object.keys(seeds[0] ?? {}) as (keyof T)[];
  const entries = keys.map((key) => [key, spreadOf(seeds.map((seed) => seed[key]))]);
  return Object.fromEntries(entries) as Spread<T>;
}

function spreadOf(values: readonly unknown[]): unknown {
  const groups = values.filter(
    (value): value is object => typeof value === 'object' && value !== null,
  );
  return groups.length
    ? spread(groups)
    : meanSd(values.filter((value) => typeof value === 'number'));
}

function meanSd(values: readonly number[]): MeanSd | null {
  const n = values.length;
  if (n === 0) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, sd: n > 1 ? Math.sqrt(squares / (n - 1)) : null };
}
