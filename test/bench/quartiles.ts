/** A figure that was measured several times. */
export interface Spread {
  readonly median: number;
  /** First and third quartile. */
  readonly quartiles: readonly [number, number];
  /** How often it was measured. */
  readonly n: number;
}

/**
 * The value below which a share `q` (0 … 1) of the values lies, between two of them by linear interpolation.
 * @throws Error if there are none.
 */
export function quantile(values: readonly number[], q: number): number {
  if (values.length === 0) throw new Error('no values have no quantile');
  const sorted = values.toSorted((a, b) => a - b);
  const place = q * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return below + (above - below) * (place - Math.floor(place));
}

/** Median and quartiles of repetitions; at least one. */
export function spreadOf(values: readonly number[]): Spread {
  const [first, median, third] = [0.25, 0.5, 0.75].map((q) => quantile(values, q)) as [
    number,
    number,
    number,
  ];
  return { median, quartiles: [first, third], n: values.length };
}
