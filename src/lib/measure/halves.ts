/** Samples of even and of odd ordinal within their class: both halves hold every class alike. */
export interface Halves {
  readonly even: readonly number[];
  readonly odd: readonly number[];
}

/** The two halves of samples with classes `labels` `[n]`: one to fit a probe on, one to test it on. */
export function halves(labels: Uint8Array): Halves {
  const seen = new Map<number, number>();
  const parts = { even: [] as number[], odd: [] as number[] };
  labels.forEach((label, sample) => {
    const ordinal = seen.get(label) ?? 0;
    seen.set(label, ordinal + 1);
    parts[ordinal % 2 ? 'odd' : 'even'].push(sample);
  });
  return parts;
}

/** The rows `[chosen, width]` of some of the rows of `values` `[n, width]`. */
export function rowsOf(
  chosen: readonly number[],
  values: Float32Array,
  width: number,
): Float64Array {
  const rows = new Float64Array(chosen.length * width);
  chosen.forEach((from, row) =>
    rows.set(values.subarray(from * width, (from + 1) * width), row * width),
  );
  return rows;
}
