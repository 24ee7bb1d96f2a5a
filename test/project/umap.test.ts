import { UMAP } from 'umap-js';
import { describe, expect, test } from 'vitest';
import { curve } from '#lib/project/curve.ts';
import { finished } from '#lib/project/making.ts';
import { neighbours } from '#lib/project/neighbours.ts';
import { MAP_SETTINGS } from '#lib/project/settings.ts';
import { umap } from '#lib/project/umap.ts';
import { xoshiro, type Words } from '#lib/project/xoshiro.ts';
import { stream } from '#lib/sim/random.ts';
import { blobs, plain, scatter } from './example.ts';
import { rows } from './rows.ts';

const settings = { ...MAP_SETTINGS, epochs: 50 };
const near = finished(neighbours(blobs(160, 12, 4), 15, plain));
const initial = scatter(160);

/** The same map all by umap-js, but for the curve that it fits less well. */
function theirs(): Float32Array {
  const order = stream(1, 'umap', 'order').shuffled(Array(160).keys());
  const moves = stream(1, 'umap', 'moves');
  const words = Array.from({ length: 4 }, () => moves.uint32());
  let random = () => 0;
  const map = new UMAP({ nNeighbors: 15, nEpochs: 50, random: () => random() });
  const inOrder = <T>(lists: T[]) => order.map((point) => lists[point]!);
  map.setPrecomputedKNN(
    inOrder(rows(near.indices, 15)).map((list) => list.map((point) => order.indexOf(point))),
    inOrder(rows(near.distances, 15)),
  );
  map.initializeFit(rows(near.indices, 15));
  random = xoshiro(words as unknown as Words);
  Object.assign(map['optimizationState'], curve(settings.minDist));
  const live = map.getEmbedding();
  order.forEach((point, row) => (live[row] = [initial[2 * point]!, initial[2 * point + 1]!]));
  for (let epoch = 0; epoch < 50; epoch++) map.step();
  const positions = new Float32Array(320);
  order.forEach((point, row) => positions.set(live[row]!, 2 * point));
  return positions;
}

describe('umap(neighbours, initial, settings)', () => {
  test('is to the bit the map that umap-js makes of the same neighbours', () => {
    expect(finished(umap(near, initial, settings))).toEqual(theirs());
  });

  test('with no epochs stays where it starts', () => {
    const one = finished(umap(near, initial, { ...settings, epochs: 1 }));
    const moved = one.reduce((sum, x, i) => sum + Math.abs(x - initial[i]!), 0) / one.length;
    expect(moved).toBeLessThan(8);
    expect(finished(umap(near, initial, { ...settings, epochs: 0 }))).toEqual(initial);
  });

  test('leaves what it is given as it is', () => {
    const [lists, start] = [structuredClone(near), initial.slice()];
    finished(umap(near, initial, settings));
    expect(near).toEqual(lists);
    expect(initial).toEqual(start);
  });

  test('yields while it builds the graph, and after every epoch', () => {
    const shares = [...umap(near, initial, settings)];
    expect(shares.length).toBeGreaterThan(50);
    expect(shares[0]).toBeLessThan(0.05);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });
});
