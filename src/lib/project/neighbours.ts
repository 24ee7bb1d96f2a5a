import type { Features } from '#lib/sim/snapshot.ts';
import type { Making } from './making.ts';
import { meanRow } from './meanRow.ts';

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

/** Products of one block of rows: 4 MB, and about ten milliseconds. */
const BLOCK = 2 ** 20;

/** One step of float32 at 1. */
const STEP = 1.1920929e-7;

/**
 * Exact nearest neighbours of the rows of features, the point itself among them; of equally distant points the one of
 * lower index is nearer. Fewer than `count` points give shorter lists. Values must be finite.
 */
export function* neighbours(
  features: Features,
  count: number,
  product: Product,
): Making<Neighbours> {
  const { width } = features;
  const rows = centred(features);
  const squares = squaredLengths(rows, width);
  const n = squares.length;
  const k = Math.min(count, n);
  // Four times the most by which rounding can part a product of float32 from the true one.
  const slack =
    4 * (width + 4) * STEP * squares.reduce((most, square) => Math.max(most, square), 0);
  const found = { count: k, indices: new Uint32Array(n * k), distances: new Float32Array(n * k) };
  const height = Math.max(1, Math.floor(BLOCK / n));
  for (let start = 0; start < n; start += height) {
    const end = Math.min(n, start + height);
    const products = product(rows.subarray(start * width, end * width), rows, width);
    for (let i = start; i < end; i++) {
      const own = products.subarray((i - start) * n, (i - start + 1) * n);
      rank(rows, width, i, shortlist(squares, own, k, slack), found);
    }
    yield end / n;
  }
  return found;
}

/** Rows around their mean: the same distances with less rounding. */
function centred(features: Features): Float32Array {
  const { width, values } = features;
  const mean = meanRow(features);
  const rows = new Float32Array(values.length);
  for (let start = 0; start < values.length; start += width)
    for (let column = 0; column < width; column++)
      rows[start + column] = values[start + column]! - mean[column]!;
  return rows;
}

function squaredLengths(rows: Float32Array, width: number): Float64Array {
  const squares = new Float64Array(rows.length / width);
  for (let i = 0, at = 0; i < squares.length; i++)
    for (const end = at + width; at < end; at++) squares[i]! += rows[at]! * rows[at]!;
  return squares;
}

/**
 * Points that may be among the k nearest of one, ascending, by rough squared distances that lack its own square. The k
 * smallest are kept sorted by insertion: most points are farther than their last, and cost one comparison.
 */
function shortlist(
  squares: Float64Array,
  products: Float32Array,
  k: number,
  slack: number,
): number[] {
  const smallest = new Float64Array(k).fill(Infinity);
  const near: number[] = [];
  const rough: number[] = [];
  let limit = Infinity;
  for (let j = 0; j < squares.length; j++) {
    const square = squares[j]! - 2 * products[j]!;
    if (square > limit) continue;
    near.push(j);
    rough.push(square);
    if (square >= smallest[k - 1]!) continue;
    insert(square, smallest);
    limit = smallest[k - 1]! + slack;
  }
  return near.filter((_, at) => rough[at]! <= limit);
}

/** Puts a value into a sorted list in place of its largest. */
function insert(value: number, sorted: Float64Array): void {
  let place = sorted.length - 1;
  for (; place > 0 && sorted[place - 1]! > value; place--) sorted[place] = sorted[place - 1]!;
  sorted[place] = value;
}

/** Writes the list of point i: itself, then the nearest of the candidates by distances computed without products. */
function rank(
  rows: Float32Array,
  width: number,
  i: number,
  candidates: readonly number[],
  { count, indices, distances }: Neighbours,
): void {
  const first = i * count;
  const nearest = new Float64Array(count).fill(Infinity);
  nearest[0] = 0;
  indices[first] = i;
  for (const j of candidates) {
    // Of many points in one place, the first few are the nearest.
    if (nearest[count - 1] === 0) break;
    const square = j === i ? Infinity : squaredDistance(rows, width, i, j);
    if (square >= nearest[count - 1]!) continue;
    let place = count - 1;
    for (; place > 1 && nearest[place - 1]! > square; place--) {
      nearest[place] = nearest[place - 1]!;
      indices[first + place] = indices[first + place - 1]!;
    }
    nearest[place] = square;
    indices[first + place] = j;
  }
  for (let place = 0; place < count; place++) distances[first + place] = Math.sqrt(nearest[place]!);
}

function squaredDistance(rows: Float32Array, width: number, i: number, j: number): number {
  let square = 0;
  for (let column = 0; column < width; column++) {
    const apart = rows[i * width + column]! - rows[j * width + column]!;
    square += apart * apart;
  }
  return square;
}
