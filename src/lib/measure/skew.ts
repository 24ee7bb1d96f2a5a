import type { Features } from '#lib/sim/snapshot.ts';
import { mean } from './mean.ts';

/** How far apart the same class lies under different clients, in units of how far classes lie apart. */
export interface Skew {
  /** Over all pairs of clients; 0 is aligned. */
  readonly ratio: number | null;
  /** Over pairs of one architecture; null if there is none. */
  readonly within: number | null;
  /** Over pairs of different architectures; null if there is none. */
  readonly across: number | null;
  /** Whether all classes lie in one place: then there is no unit, and every ratio is null. */
  readonly collapsed: boolean;
}

/** Rows have length 1; classes closer together than this are told apart by rounding only. */
const ONE_PLACE = 1e-6;

/**
 * Skew ratio of features `[K, n, width]` with classes `labels` `[n]` and one architecture per client.
 * Rows are scaled to length 1 (rows of zeros stay); `μ_kc` is the centroid of class c under client k, `μ̄_c` its mean
 * over clients; the ratio is mean ‖μ_jc − μ_kc‖ over c, j ≠ k, divided by mean ‖μ̄_c − μ̄_c'‖ over c ≠ c'.
 * Classes without samples are left out. One client has no pairs: null.
 */
export function skew(
  features: Features,
  labels: Uint8Array,
  architectures: readonly string[],
): Skew {
  const clients = architectures.map((_, client) =>
    centroids(unitRows(features, client, labels.length), labels),
  );
  const between = mean(distances(average(clients)));
  if (between === null || between <= ONE_PLACE) {
    return { ratio: null, within: null, across: null, collapsed: true };
  }
  const pairs = [...clientPairs(architectures)].map(({ j, k, alike }) => ({
    alike,
    apart: mean(clients[j]!.map((centroid, label) => distance(centroid, clients[k]![label]!))),
  }));
  const over = (chosen: typeof pairs) => {
    const apart = mean(chosen.map((pair) => pair.apart));
    return apart === null ? null : apart / between;
  };
  return {
    ratio: over(pairs),
    within: over(pairs.filter(({ alike }) => alike)),
    across: over(pairs.filter(({ alike }) => !alike)),
    collapsed: false,
  };
}

type Vector = Float64Array;

/** One client's rows, each of length 1. */
function unitRows({ width, values }: Features, client: number, n: number): Vector[] {
  return Array.from({ length: n }, (_, sample) => {
    const start = (client * n + sample) * width;
    const row = Float64Array.from(values.subarray(start, start + width));
    const length = Math.sqrt(row.reduce((sum, x) => sum + x * x, 0));
    return length > 0 ? row.map((x) => x / length) : row;
  });
}

/** Mean row of each class that occurs, in ascending order of class. */
function centroids(rows: readonly Vector[], labels: Uint8Array): Vector[] {
  const classes = [...new Set(labels)].sort((a, b) => a - b);
  return classes.map((label) => meanRow(rows.filter((_, sample) => labels[sample] === label)));
}

/** Mean over clients of each class's centroid. */
function average(clients: readonly Vector[][]): Vector[] {
  return (clients[0] ?? []).map((_, label) => meanRow(clients.map((own) => own[label]!)));
}

function meanRow(rows: readonly Vector[]): Vector {
  const sum = new Float64Array(rows[0]!.length);
  for (const row of rows) row.forEach((x, column) => (sum[column]! += x));
  return sum.map((x) => x / rows.length);
}

function* distances(points: readonly Vector[]): Generator<number> {
  for (let i = 0; i < points.length; i++) {
    for (let j = 0; j < i; j++) yield distance(points[i]!, points[j]!);
  }
}

function distance(a: Vector, b: Vector): number {
  return Math.sqrt(a.reduce((sum, x, column) => sum + (x - b[column]!) ** 2, 0));
}

function* clientPairs(architectures: readonly string[]) {
  for (let j = 0; j < architectures.length; j++) {
    for (let k = 0; k < j; k++) yield { j, k, alike: architectures[j] === architectures[k] };
  }
}
