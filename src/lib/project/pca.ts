import type { Features } from '#lib/sim/snapshot.ts';
import { eigen } from './eigen.ts';
import { meanRow } from './meanRow.ts';

/** Two axes in feature space, on which points can move while rounds stream in. */
export interface Basis {
  /** `[width]`, what is drawn at the origin. */
  readonly mean: Float64Array;
  /** Two vectors `[width]` of length 1; the second is zero if features have a single column. */
  readonly axes: readonly [Float64Array, Float64Array];
  /** Shares of the variance along them, 0 … 1; 0 if all points are alike. */
  readonly shares: readonly [number, number];
}

/** The two principal axes of the rows of features; deterministic, signs too. */
export function pca(features: Features): Basis {
  const { width } = features;
  const mean = meanRow(features);
  const { values, vectors } = eigen(covariance(features, mean), width);
  const total = values.reduce((sum, value) => sum + value, 0);
  const share = (axis: number) => (total > 0 ? Math.max(0, values[axis] ?? 0) / total : 0);
  const axis = (index: number) => vectors[index] ?? new Float64Array(width);
  return { mean, axes: [axis(0), axis(1)], shares: [share(0), share(1)] };
}

/** Where the rows of features lie in a basis: `[n, 2]`, in the units of the features. */
export function projected({ width, values }: Features, { mean, axes }: Basis): Float32Array {
  const places = new Float32Array((2 * values.length) / width);
  for (let at = 0; at < places.length; at++) {
    const axis = axes[at % 2]!;
    const start = Math.floor(at / 2) * width;
    let sum = 0;
    for (let column = 0; column < width; column++)
      sum += (values[start + column]! - mean[column]!) * axis[column]!;
    places[at] = sum;
  }
  return places;
}

function covariance({ width, values }: Features, mean: Float64Array): Float64Array {
  const n = values.length / width;
  const sums = new Float64Array(width * width);
  const row = new Float64Array(width);
  for (let start = 0; start < values.length; start += width) {
    for (let i = 0; i < width; i++) row[i] = values[start + i]! - mean[i]!;
    for (let i = 0; i < width; i++) {
      const x = row[i]!;
      for (let j = 0, at = i * width; j <= i; j++, at++) sums[at]! += x * row[j]!;
    }
  }
  // Only the lower triangle was summed.
  return sums.map((_, at) => {
    const [i, j] = [Math.floor(at / width), at % width];
    return sums[Math.max(i, j) * width + Math.min(i, j)]! / n;
  });
}
