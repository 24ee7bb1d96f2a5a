import type { Making } from './making.ts';
import { portion } from './making.ts';
import type { Neighbours } from './neighbours.ts';

/**
 * A weighted graph of `points` points: the 1-skeleton of a fuzzy simplicial set (McInnes, Healy and Melville 2018,
 * "UMAP", section 3). Every edge stands in both directions; they are in order of `from`, then of `to`.
 */
export interface FuzzyGraph {
  readonly points: number;
  /** `[edges]`. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** `[edges]` membership strengths, above 0 and up to 1. */
  readonly strengths: Float64Array;
}

/** Points between two yields: a few milliseconds. */
const BLOCK = 512;

/** How exactly the memberships of a list meet their wanted sum, and how often a bandwidth is halved for it at most. */
const TOLERANCE = 1e-5;
const MOST_HALVINGS = 64;

/** The least bandwidth, as a share of the mean distance to the neighbours. */
const LEAST_BANDWIDTH = 1e-3;

/**
 * The fuzzy graph of points known by their nearest neighbours (algorithms 2 and 3 there): each point's view of its own
 * list, and the union of the views.
 */
export function* fuzzyGraph(near: Neighbours): Making<FuzzyGraph> {
  const memberships = yield* portion(views(near), 0, 0.5);
  return yield* portion(union(near, memberships), 0.5, 1);
}

/** The edges that `epochs` epochs draw at least once: not weaker than the strongest divided by `epochs`. */
export function cut({ points, from, to, strengths }: FuzzyGraph, epochs: number): FuzzyGraph {
  const weakest = strengths.reduce((most, strength) => Math.max(most, strength), 0) / epochs;
  const stays = (_: number, edge: number) => strengths[edge]! >= weakest;
  return {
    points,
    from: from.filter(stays),
    to: to.filter(stays),
    strengths: strengths.filter(stays),
  };
}

/** `[n, count]` memberships exp(−(d − ρ)/σ) of the neighbours in each point's own view; its own is 0. */
function* views({ count, indices, distances }: Neighbours): Making<Float64Array> {
  const memberships = new Float64Array(indices.length);
  const everywhere = mean(distances, count);
  for (let first = 0; first < indices.length; first += count) {
    const list = distances.subarray(first, first + count);
    const nearest = list.find((distance) => distance > 0) ?? 0;
    const least = LEAST_BANDWIDTH * (nearest > 0 ? mean(list, count) : everywhere);
    const width = Math.max(bandwidth(list, nearest), least);
    for (let place = 0; place < count; place++) {
      if (indices[first + place]! * count === first) continue;
      const beyond = list[place]! - nearest;
      memberships[first + place] = beyond <= 0 ? 1 : Math.exp(-(beyond / width));
    }
    if ((first / count) % BLOCK === 0) yield first / indices.length;
  }
  return memberships;
}

/** The σ at which the memberships of a list, without its first, sum to log₂ of its length (algorithm 3 there). */
function bandwidth(list: Float32Array, nearest: number): number {
  const wanted = Math.log(list.length) / Math.log(2);
  let [low, high, width] = [0, Infinity, 1];
  for (let halving = 0; halving < MOST_HALVINGS; halving++) {
    let sum = 0;
    for (let place = 1; place < list.length; place++) {
      const beyond = list[place]! - nearest;
      sum += beyond > 0 ? Math.exp(-(beyond / width)) : 1;
    }
    if (Math.abs(sum - wanted) < TOLERANCE) break;
    if (sum > wanted) high = width;
    else low = width;
    width = high === Infinity ? 2 * width : (low + high) / 2;
  }
  return width;
}

/** The mean of the means of lists of `count` distances. */
function mean(distances: Float32Array, count: number): number {
  let sum = 0;
  for (let first = 0; first < distances.length; first += count) {
    let own = 0;
    for (let place = 0; place < count; place++) own += distances[first + place]!;
    sum += own / count;
  }
  return sum / (distances.length / count);
}

/** Both views of each pair joined by the probabilistic t-conorm, s + t − s·t. */
function* union({ count, indices }: Neighbours, memberships: Float64Array): Making<FuzzyGraph> {
  const points = indices.length / count;
  const from = new Uint32Array(2 * indices.length);
  const to = new Uint32Array(2 * indices.length);
  const strengths = new Float64Array(2 * indices.length);
  const { starts, places } = mentions(indices, points);
  const strength = new Float64Array(points);
  let edge = 0;
  for (let point = 0; point < points; point++) {
    const others: number[] = [];
    const join = (other: number, t: number) => {
      if (t === 0) return;
      const s = strength[other]!;
      if (s === 0) others.push(other);
      strength[other] = s + t - s * t;
    };
    for (let place = point * count; place < (point + 1) * count; place++)
      join(indices[place]!, memberships[place]!);
    for (let at = starts[point]!; at < starts[point + 1]!; at++)
      join(Math.floor(places[at]! / count), memberships[places[at]!]!);
    for (const other of others.sort((a, b) => a - b)) {
      from[edge] = point;
      to[edge] = other;
      strengths[edge++] = strength[other]!;
      strength[other] = 0;
    }
    if (point % BLOCK === 0) yield point / points;
  }
  return {
    points,
    from: from.slice(0, edge),
    to: to.slice(0, edge),
    strengths: strengths.slice(0, edge),
  };
}

/** Where each point is mentioned in the lists: `places[starts[point]]` up to that of the next point, ascending. */
function mentions(indices: Uint32Array, points: number) {
  const starts = new Uint32Array(points + 1);
  for (const point of indices) starts[point + 1]!++;
  for (let point = 0; point < points; point++) starts[point + 1]! += starts[point]!;
  const next = starts.slice();
  const places = new Uint32Array(indices.length);
  for (let place = 0; place < indices.length; place++) places[next[indices[place]!]!++] = place;
  return { starts, places };
}
