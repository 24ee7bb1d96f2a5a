import type { Features } from '#lib/sim/snapshot.ts';

/** The mean of the rows of features, `[width]`; not a number if there are none. */
export function meanRow({ width, values }: Features): Float64Array {
  const sum = new Float64Array(width);
  for (let start = 0; start < values.length; start += width)
    for (let column = 0; column < width; column++) sum[column]! += values[start + column]!;
  return sum.map((x) => (x * width) / values.length);
}
