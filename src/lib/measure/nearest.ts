import type { Features } from '#lib/sim/snapshot.ts';

/** A sample that lies near in feature space. */
export interface Near {
  readonly client: number;
  /** Place of the sample among those of its client. */
  readonly sample: number;
  /** Euclidean distance of the two rows, both scaled to length 1: 0 … 2. */
  readonly distance: number;
}

/**
 * The samples whose features `[K, n, width]` through one client are nearest to that client's features of a new sample
 * `[K, 1, width]`: `count` of them or all there are, the nearest first, equals in their order. Rows of zeros stay zero.
 */
export function nearest(
  asked: Features,
  features: Features,
  {
    client,
    clients,
    count,
  }: { readonly client: number; readonly clients: number; readonly count: number },
): Near[] {
  const { width } = asked;
  const n = features.values.length / width / clients;
  const from = unitRow(asked, client);
  const near = Array.from({ length: n }, (_, sample): Near => {
    const to = unitRow(features, client * n + sample);
    const square = from.reduce((sum, value, i) => sum + (value - to[i]!) ** 2, 0);
    return { client, sample, distance: Math.sqrt(square) };
  });
  return near.sort((a, b) => a.distance - b.distance).slice(0, count);
}

function unitRow({ width, values }: Features, row: number): Float64Array {
  const own = Float64Array.from(values.subarray(row * width, (row + 1) * width));
  const length = Math.hypot(...own);
  return length > 0 ? own.map((value) => value / length) : own;
}
