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
  const groups = classesOf(labels);
  const clients = architectures.map((_, client) => centroids(features, client, groups));
  const between = mean(distances(average(clients)));
  if (between === null || between <= ONE_PLACE) {
    return { ratio: null, within: null, across: null, collapsed: true };
  }
  const pairs = [...clientPairs(architectures)].map(({ j, k, alike }) => ({
    alike,
    apart: mean(clients[j]!.map((centroid, group) => distance(centroid, clients[k]![group]!))),
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

/** The classes that occur, in ascending order. */
interface Groups {
  /** `[n]` place of each sample's class among them. */
  readonly places: Uint8Array;
  /** How many samples each has. */
  readonly sizes: readonly number[];
}

function classesOf(labels: Uint8Array): Groups {
  const classes = [...new Set(labels)].sort((a, b) => a - b);
  const places = labels.map((label) => classes.indexOf(label));
  const sizes = classes.map(() => 0);
  for (const place of places) sizes[place]!++;
  return { places, sizes };
}

/** `μ_kc`: the mean of one client's rows, each of length 1, over the samples of each class. */
function centroids({ width, values }: Features, client: number, groups: Groups): Vector[] {
  const { places, sizes } = groups;
  const sums = sizes.map(() => new Float64Array(width));
  for (let sample = 0; sample < places.length; sample++) {
    const start = (client * places.length + sample) * width;
    addUnitRow(sums[places[sample]!]!, values, start);
  }
  return sums.map((sum, group) => divided(sum, sizes[group]!));
}

/** Adds the row that begins at `start`, scaled to length 1. */
function addUnitRow(sum: Vector, values: Float32Array, start: number): void {
  let square = 0;
  for (let i = 0; i < sum.length; i++) square += values[start + i]! * values[start + i]!;
  const length = Math.sqrt(square);
  const unit = length > 0 ? length : 1;
  for (let i = 0; i < sum.length; i++) sum[i]! += values[start + i]! / unit;
}

/** `μ̄_c`: the mean over clients of each class's centroid. */
function average(clients: readonly Vector[][]): Vector[] {
  return (clients[0] ?? []).map((first, group) => {
    const sum = new Float64Array(first.length);
    for (const own of clients) {
      for (let i = 0; i < sum.length; i++) sum[i]! += own[group]![i]!;
    }
    return divided(sum, clients.length);
  });
}

function divided(sum: Vector, count: number): Vector {
  for (let i = 0; i < sum.length; i++) sum[i]! /= count;
  return sum;
}

function distances(points: readonly Vector[]): number[] {
  return points.flatMap((point, i) => points.slice(0, i).map((other) => distance(point, other)));
}

function distance(a: Vector, b: Vector): number {
  let square = 0;
  for (let i = 0; i < a.length; i++) square += (a[i]! - b[i]!) * (a[i]! - b[i]!);
  return Math.sqrt(square);
}

function* clientPairs(architectures: readonly string[]) {
  for (let j = 0; j < architectures.length; j++) {
    for (let k = 0; k < j; k++) yield { j, k, alike: architectures[j] === architectures[k] };
  }
}
