import { UMAP } from 'umap-js';
import { describe, expect, test } from 'vitest';
import { cut, fuzzyGraph, type FuzzyGraph } from '#lib/project/fuzzy.ts';
import { finished } from '#lib/project/making.ts';
import { type Neighbours, neighbours } from '#lib/project/neighbours.ts';
import type { Features } from '#lib/sim/snapshot.ts';
import { blobs, plain } from './example.ts';
import { rows } from './rows.ts';

const points = blobs(300, 6, 4);
const listed = (features: Features, count: number) => finished(neighbours(features, count, plain));

/** Features of which many are alike, or equally far from another. */
const examples: Record<string, Neighbours> = {
  'ordinary points': listed(points, 15),
  'a few neighbours': listed(points, 3),
  'all points but one': listed(blobs(12, 3, 2), 11),
  'a grid, full of ties': listed(
    {
      width: 2,
      values: Float32Array.from({ length: 200 }, (_, at) => (at % 2 ? at % 20 : at / 20) | 0),
    },
    7,
  ),
  'twins, and places of more points than neighbours': listed(
    {
      width: 6,
      values: points.values.map((x, at) =>
        at < 180
          ? points.values[at % 6]!
          : at < 600
            ? points.values[at - (at % 12) + (at % 6)]!
            : x,
      ),
    },
    15,
  ),
  'one point far from all others': listed(
    { width: 6, values: points.values.map((x, at) => (at < 6 ? x + 1e4 : x)) },
    15,
  ),
};

/** The graph that umap-js builds of the same lists, by `from:to`. */
function theirs(near: Neighbours): Map<string, number> {
  const map = new UMAP({ nNeighbors: near.count, nEpochs: 200 });
  map.setPrecomputedKNN(rows(near.indices, near.count), rows(near.distances, near.count));
  map.initializeFit(rows(near.indices, near.count));
  const edges = new Map<string, number>();
  const graph: { forEach(visit: (value: number, row: number, column: number) => void): void } =
    map['graph'];
  graph.forEach((value, row, column) => value > 0 && edges.set(`${row}:${column}`, value));
  return edges;
}

const edges = ({ from, to, strengths }: FuzzyGraph) =>
  Array.from(strengths, (strength, edge) => ({ from: from[edge]!, to: to[edge]!, strength }));

describe.each(Object.entries(examples))('fuzzyGraph(neighbours) of %s', (_, near) => {
  const graph = finished(fuzzyGraph(near));

  test('has the edges and strengths of umap-js', () => {
    const wanted = theirs(near);
    expect(graph.strengths).toHaveLength(wanted.size);
    for (const { from, to, strength } of edges(graph))
      expect(Math.abs(strength - wanted.get(`${from}:${to}`)!)).toBeLessThan(1e-12);
  });

  test('is in order, and the same both ways', () => {
    const key = (from: number, to: number) => from * graph.points + to;
    const keys = edges(graph).map(({ from, to }) => key(from, to));
    expect(keys).toEqual(keys.toSorted((a, b) => a - b));
    const strengthAt = new Map(edges(graph).map((edge, at) => [keys[at]!, edge.strength]));
    for (const { from, to, strength } of edges(graph))
      expect(strengthAt.get(key(to, from))).toBe(strength);
  });
});

test('fuzzyGraph(neighbours) joins a point with its nearest fully', () => {
  const line = { width: 1, values: Float32Array.of(0, 1, 3, 7, 8) };
  const graph = finished(fuzzyGraph(listed(line, 3)));
  const strength = (a: number, b: number) =>
    edges(graph).find(({ from, to }) => from === a && to === b)?.strength;
  expect(strength(0, 1)).toBe(1);
  expect(strength(3, 4)).toBe(1);
  expect(strength(0, 4)).toBeUndefined();
});

test('cut(graph, epochs) leaves out what would not be drawn once', () => {
  const graph = {
    points: 3,
    from: Uint32Array.of(0, 0, 1, 2),
    to: Uint32Array.of(1, 2, 0, 0),
    strengths: Float64Array.of(0.8, 0.0799, 0.08, 0.5),
  };
  expect(edges(cut(graph, 10))).toEqual([
    { from: 0, to: 1, strength: 0.8 },
    { from: 1, to: 0, strength: 0.08 },
    { from: 2, to: 0, strength: 0.5 },
  ]);
  expect(edges(cut(graph, 0))).toEqual([]);
});
