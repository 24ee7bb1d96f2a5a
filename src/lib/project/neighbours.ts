import type { Features } from '#lib/sim/snapshot.ts';

/** All inner products of the rows of `a [m, width]` and `b [n, width]`: `a·bᵀ`, `[m, n]`. */
export type Product = (a: Float32Array, b: Float32Array, width: number) => Float32Array;

/** The `count` nearest neighbours of each of `n` points by Euclidean distance, nearest first. */
export interface Neighbours {
  readonly count: number;
  /** `[n, count]`; a point is the first in its own list, at distance 0. */
  readonly indices: Uint32Array;
  /** `[n, count]`. */
  readonly distances: Float32Array;
}

/** Rows of one block of products: with 2000 points a block takes 2 MB. */
const BLOCK = 256;

/** One step of float32 at 1. */
const STEP = 1.1920929e-7;

/**
 * Exact nearest neighbours of the rows of features, the point itself among them; of equally distant points the one of
 * lower index is nearer. Fewer than `count` points give shorter lists. Values must be finite.
 */
export function neighbours(features: Features, count: number, product: Product): Neighbours {
  const { width } = features;
  const rows = centred(features);
  const squares = squaredLengths(rows, width);
  const n = squares.length;
  const k = Math.min(count, n);
  // The most by which rounding can part a product of float32 from the true one.
  const slack = (width + 4) * STEP * squares.reduce((most, square) => Math.max(most, square), 0);
  const found = { count: k, indices: new Uint32Array(n * k), distances: new Float32Array(n * k) };
  for (let start = 0; start < n; start += BLOCK) {
    const block = rows.subarray(start * width, Math.min(n, start + BLOCK) * width);
    const products = product(block, rows, width);
    for (let i = start; i < Math.min(n, start + BLOCK); i++) {
      const rough = squares.map((square, j) => square - 2 * products[(i - start) * n + j]!);
      const limit = kthSmallest(rough, k) + 4 * slack;
      const near = candidates(rough, limit, i);
      rank(rows, width, i, near)
        .slice(0, k)
        .forEach(({ j, distance }, place) => {
          found.indices[i * k + place] = j;
          found.distances[i * k + place] = distance;
        });
    }
  }
  return found;
}

/** Rows around their mean: the same distances with less rounding. */
function centred({ width, values }: Features): Float32Array {
  const n = values.length / width;
  const mean = new Float64Array(width);
  values.forEach((x, at) => (mean[at % width]! += x / n));
  return values.map((x, at) => x - mean[at % width]!);
}

function squaredLengths(rows: Float32Array, width: number): Float64Array {
  const squares = new Float64Array(rows.length / width);
  rows.forEach((x, at) => (squares[Math.floor(at / width)]! += x * x));
  return squares;
}

/** By insertion into a sorted list of k: most values are larger than its last and cost one comparison. */
function kthSmallest(values: Float64Array, k: number): number {
  const smallest = new Float64Array(k).fill(Infinity);
  for (const value of values) {
    if (value >= smallest[k - 1]!) continue;
    let place = k - 1;
    for (; place > 0 && smallest[place - 1]! > value; place--)
      smallest[place] = smallest[place - 1]!;
    smallest[place] = value;
  }
  return smallest[k - 1]!;
}

/** Points that may be among the nearest, and the point itself. */
function candidates(rough: Float64Array, limit: number, self: number): number[] {
  const near: number[] = [];
  for (let j = 0; j < rough.length; j++) if (rough[j]! <= limit || j === self) near.push(j);
  return near;
}

/** Candidates in order of their distance from point i, computed without products. */
function rank(rows: Float32Array, width: number, i: number, near: readonly number[]) {
  const ranked = near.map((j) => {
    let square = 0;
    for (let column = 0; column < width; column++)
      square += (rows[i * width + column]! - rows[j * width + column]!) ** 2;
    return { j, distance: Math.sqrt(square) };
  });
  const own = (j: number) => (j === i ? 0 : 1);
  return ranked.sort((a, b) => own(a.j) - own(b.j) || a.distance - b.distance || a.j - b.j);
}
