import { UMAP } from 'umap-js';
import { stream } from '#lib/sim/random.ts';
import { curve } from './curve.ts';
import { cut, fuzzyGraph, type FuzzyGraph } from './fuzzy.ts';
import { type Making, portion } from './making.ts';
import type { Neighbours } from './neighbours.ts';
import { xoshiro } from './xoshiro.ts';

/** Everything that determines a map beside its neighbours and where it starts. */
export interface UmapSettings {
  readonly minDist: number;
  readonly epochs: number;
  /** Order of the rows and random moves. */
  readonly seed: number;
}

/** Points that each drawn edge repels, as in umap-learn. */
const REPELLED = 5;

/** The graph's share of the work. */
const GRAPH = 0.02;

/**
 * A UMAP layout (McInnes, Healy and Melville 2018) of points given by their nearest neighbours, from `initial` positions.
 * Rows are fitted in a seeded random order and put back: an order by client shows as structure otherwise.
 * Yields while it builds the graph, and after every epoch. Each list of neighbours must be shorter than the number of
 * points.
 * @param initial `[n, 2]`, not changed.
 * @returns positions `[n, 2]`. Not certified: the same in the same browser, but engines differ in `Math.pow`.
 */
export function* umap(
  near: Neighbours,
  initial: Float32Array,
  settings: UmapSettings,
): Making<Float32Array> {
  const { epochs, seed } = settings;
  const order = stream(seed, 'umap', 'order').shuffled(Array(initial.length / 2).keys());
  const graph = yield* portion(fuzzyGraph(reordered(near, order)), 0, GRAPH);
  const live = order.map((point) => [initial[2 * point]!, initial[2 * point + 1]!]);
  const map = optimiser(cut(graph, epochs), live, settings);
  yield GRAPH;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    map.step();
    yield GRAPH + ((1 - GRAPH) * epoch) / epochs;
  }
  const positions = new Float32Array(initial.length);
  order.forEach((point, row) => positions.set(live[row]!, 2 * point));
  return positions;
}

/** The lists in another order of points: row r is of point `order[r]`, and names rows. */
function reordered({ count, indices, distances }: Neighbours, order: readonly number[]) {
  const rowOf = new Uint32Array(order.length);
  order.forEach((point, row) => (rowOf[point] = row));
  const rows = { count, indices: indices.slice(), distances: distances.slice() };
  order.forEach((point, row) => {
    rows.distances.set(distances.subarray(point * count, (point + 1) * count), row * count);
    for (let place = 0; place < count; place++)
      rows.indices[row * count + place] = rowOf[indices[point * count + place]!]!;
  });
  return rows;
}

/** What the optimiser of umap-js works on, by the names that it has there. */
interface Optimisation {
  /** Positions; the same array twice, for both ends of an edge are of one set of points. */
  headEmbedding: number[][];
  tailEmbedding: number[][];
  moveOther: boolean;
  dim: number;
  nVertices: number;
  /** `[edges]` ends of the edges, and after how many epochs each is drawn again. */
  head: ArrayLike<number>;
  tail: ArrayLike<number>;
  epochsPerSample: ArrayLike<number>;
  epochsPerNegativeSample: ArrayLike<number>;
  epochOfNextSample: Float64Array;
  epochOfNextNegativeSample: Float64Array;
  nEpochs: number;
  a: number;
  b: number;
}

/**
 * umap-js's optimiser on a graph of ours: each `step` is an epoch, and moves the positions in `live`. Its own way to
 * start, `initializeFit`, builds the same graph from maps of strings, which takes longer than many epochs.
 */
function optimiser(
  { points, from, to, strengths }: FuzzyGraph,
  live: number[][],
  { minDist, epochs, seed }: UmapSettings,
): { step(): void } {
  const random = stream(seed, 'umap', 'moves');
  const word = () => random.uint32();
  const map = new UMAP({ nEpochs: epochs, random: xoshiro([word(), word(), word(), word()]) });
  const strongest = strengths.reduce((most, strength) => Math.max(most, strength), 0);
  const epochsPerSample = strengths.map((strength) => strongest / strength);
  const epochsPerNegativeSample = epochsPerSample.map((wait) => wait / REPELLED);
  // The state is private to umap-js, though its `step` reads nothing else: hence the exact version, and a test.
  const state: Optimisation = map['optimizationState'];
  Object.assign(state, {
    headEmbedding: live,
    tailEmbedding: live,
    moveOther: true,
    dim: 2,
    nVertices: points,
    head: to,
    tail: from,
    epochsPerSample,
    epochsPerNegativeSample,
    epochOfNextSample: epochsPerSample.slice(),
    epochOfNextNegativeSample: epochsPerNegativeSample.slice(),
    nEpochs: epochs,
    ...curve(minDist),
  } satisfies Optimisation);
  return map;
}
