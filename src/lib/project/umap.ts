import { UMAP } from 'umap-js';
import { stream } from '#lib/sim/random.ts';
import type { Neighbours } from './neighbours.ts';

/** Everything that determines a map beside its neighbours and where it starts. */
export interface UmapSettings {
  readonly minDist: number;
  readonly epochs: number;
  /** Order of the rows and random moves. */
  readonly seed: number;
}

/**
 * A UMAP layout (McInnes, Healy and Melville 2018) of points given by their nearest neighbours, from `initial` positions.
 * Rows are fitted in a seeded random order and put back: an order by client shows as structure otherwise.
 * Yields its progress, 0 … 1, after every epoch; to cancel, stop asking. Each list of neighbours must be shorter than
 * the number of points.
 * @param initial `[n, 2]`, not changed.
 * @returns positions `[n, 2]`. Not certified: the same in the same browser, but engines differ in `Math.pow`.
 */
export function* umap(
  near: Neighbours,
  initial: Float32Array,
  { minDist, epochs, seed }: UmapSettings,
): Generator<number, Float32Array> {
  const n = initial.length / 2;
  const order = stream(seed, 'umap', 'order').shuffled(Array(n).keys());
  const { indices, distances } = reordered(near, order);
  const random = stream(seed, 'umap', 'moves');
  const map = new UMAP({
    nComponents: 2,
    nNeighbors: near.count,
    minDist,
    nEpochs: epochs,
    random: () => random.uint32() / 4294967296,
  });
  map.setPrecomputedKNN(indices, distances);
  // With the neighbours known, the rows that it is given are only counted.
  map.initializeFit(indices);
  // This is the array that it moves, not a copy: there is no other way to say where to start.
  const live = map.getEmbedding();
  order.forEach((point, row) => (live[row] = [initial[2 * point]!, initial[2 * point + 1]!]));
  for (let epoch = 1; epoch <= epochs; epoch++) {
    map.step();
    yield epoch / epochs;
  }
  const positions = new Float32Array(2 * n);
  order.forEach((point, row) => positions.set(live[row]!, 2 * point));
  return positions;
}

/** The lists in another order of points: row r is of point `order[r]`, and names rows. */
function reordered({ count, indices, distances }: Neighbours, order: readonly number[]) {
  const rowOf = new Uint32Array(order.length);
  order.forEach((point, row) => (rowOf[point] = row));
  const list = (values: ArrayLike<number>, point: number) =>
    Array.from({ length: count }, (_, place) => values[point * count + place]!);
  return {
    indices: order.map((point) => list(indices, point).map((other) => rowOf[other]!)),
    distances: order.map((point) => list(distances, point)),
  };
}
