import type { Stream } from '#lib/sim/random.ts';
import { addProducts } from './products.ts';

/** Rounds of moving centres before it is given up; a few tens are enough for some hundred rows. */
const MOVES = 50;

/** Rows `[n, width]`. */
export interface Rows {
  readonly width: number;
  readonly values: Float64Array;
}

/** A clustering: for every row the number of its cluster, 0 … k − 1, and how well the clusters fit. */
export interface Clusters {
  readonly of: Uint8Array;
  /** Sum of squared distances to the centres, less that of the rows to the origin. */
  readonly inertia: number;
}

/**
 * The best of some clusterings of rows into k clusters: Lloyd's k-means (1982) from k-means++ seeds (Arthur and
 * Vassilvitskii 2007). Fewer distinct rows than k leave clusters empty; rows that are all alike make one. k is 1 … 256,
 * and there is a row at least.
 */
export function kMeans(rows: Rows, k: number, random: Stream, restarts: number): Clusters {
  let best: Clusters | null = null;
  for (let start = 0; start < restarts || !best; start++) {
    const clusters = settled(rows, seeds(rows, k, random));
    if (!best || clusters.inertia < best.inertia) best = clusters;
  }
  return best;
}

/** Centres `[k, width]`: rows drawn with chances that grow with the squared distance to the nearest one before. */
function seeds({ width, values }: Rows, k: number, random: Stream): Float64Array {
  const n = values.length / width;
  const centres = new Float64Array(k * width);
  const nearest = new Float64Array(n).fill(Infinity);
  let chosen = random.below(n);
  for (let centre = 0; centre < k; centre++) {
    centres.set(values.subarray(chosen * width, (chosen + 1) * width), centre * width);
    for (let row = 0; row < n; row++) {
      const apart = square(values, row * width, chosen * width, width);
      if (apart < nearest[row]!) nearest[row] = apart;
    }
    chosen = drawn(nearest, random.uniform());
  }
  return centres;
}

/** The index at this share of the weights' sum. */
function drawn(weights: Float64Array, share: number): number {
  let rest = share * weights.reduce((sum, weight) => sum + weight, 0);
  for (let i = 0; i < weights.length; i++) {
    rest -= weights[i]!;
    if (rest < 0) return i;
  }
  return weights.length - 1;
}

/** Moves centres to the means of their rows until no row changes its cluster. */
function settled(rows: Rows, centres: Float64Array): Clusters {
  let clusters = nearestTo(rows, centres);
  for (let move = 0; move < MOVES; move++) {
    moveCentres(centres, rows, clusters.of);
    const next = nearestTo(rows, centres);
    if (next.of.every((cluster, row) => cluster === clusters.of[row])) return next;
    clusters = next;
  }
  return clusters;
}

/** By ‖c‖² − 2·x·c, which orders centres as their distances do; of equally near ones the first. */
function nearestTo({ width, values }: Rows, centres: Float64Array): Clusters {
  const n = values.length / width;
  const k = centres.length / width;
  const products = new Float64Array(n * k);
  addProducts(products, values, centres, width);
  const lengths = Float64Array.from({ length: k }, (_, c) => squareLength(centres, c, width));
  const of = new Uint8Array(n);
  let inertia = 0;
  for (let row = 0; row < n; row++) {
    let least = Infinity;
    for (let c = 0; c < k; c++) {
      const apart = lengths[c]! - 2 * products[row * k + c]!;
      if (!(apart < least)) continue;
      least = apart;
      of[row] = c;
    }
    inertia += least;
  }
  return { of, inertia };
}

/** An empty cluster's centre stays. */
function moveCentres(centres: Float64Array, { width, values }: Rows, of: Uint8Array): void {
  const k = centres.length / width;
  const sums = new Float64Array(k * width);
  const sizes = new Uint32Array(k);
  for (let row = 0; row < of.length; row++) {
    const to = of[row]! * width;
    sizes[of[row]!]!++;
    for (let i = 0; i < width; i++) sums[to + i]! += values[row * width + i]!;
  }
  for (let c = 0; c < k; c++) {
    if (sizes[c] === 0) continue;
    for (let i = c * width; i < (c + 1) * width; i++) centres[i] = sums[i]! / sizes[c]!;
  }
}

function square(values: Float64Array, a: number, b: number, width: number): number {
  let sum = 0;
  for (let i = 0; i < width; i++) sum += (values[a + i]! - values[b + i]!) ** 2;
  return sum;
}

function squareLength(centres: Float64Array, c: number, width: number): number {
  let sum = 0;
  for (let i = c * width; i < (c + 1) * width; i++) sum += centres[i]! * centres[i]!;
  return sum;
}
