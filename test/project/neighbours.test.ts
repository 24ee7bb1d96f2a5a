import { describe, expect, test } from 'vitest';
import type { Features } from '#lib/sim/snapshot.ts';
import { product } from '#lib/sim/engine/product.ts';
import { finished } from '#lib/project/making.ts';
import { neighbours, type Product } from '#lib/project/neighbours.ts';
import { startInNode } from '../sim/engine/start.ts';
import { blobs, plain } from './example.ts';

const listed = (features: Features, count: number, product: Product) =>
  finished(neighbours(features, count, product));

/** Every distance, sorted by a comparison. */
function byHand({ width, values }: Features, i: number, count: number): number[] {
  const row = (j: number) => values.subarray(j * width, (j + 1) * width);
  const square = (j: number) =>
    row(j).reduce((sum, x, column) => sum + (x - row(i)[column]!) ** 2, 0);
  const all = Array.from({ length: values.length / width }, (_, j) => ({
    j,
    square: j === i ? -1 : square(j),
  }));
  return all
    .sort((a, b) => a.square - b.square || a.j - b.j)
    .slice(0, count)
    .map(({ j }) => j);
}

describe('neighbours(features, count, product)', () => {
  const points = blobs(1500, 16, 5);
  const found = listed(points, 15, plain);

  test('are the nearest, in order, across blocks', () => {
    for (const i of [0, 698, 699, 1397, 1398, 1499]) {
      expect([...found.indices.subarray(15 * i, 15 * (i + 1))]).toEqual(byHand(points, i, 15));
    }
  });

  test('put each point first in its own list, at distance 0', () => {
    for (let i = 0; i < 1500; i++) {
      expect(found.indices[15 * i]).toBe(i);
      expect(found.distances[15 * i]).toBe(0);
    }
  });

  test('give distances, not squares', () => {
    const line = { width: 1, values: Float32Array.of(0, 3, 7) };
    const { indices, distances } = listed(line, 3, plain);
    expect([...indices]).toEqual([0, 1, 2, 1, 0, 2, 2, 1, 0]);
    expect([...distances]).toEqual([0, 3, 7, 0, 3, 4, 0, 4, 7]);
  });

  test('break ties by index', () => {
    const cross = { width: 2, values: Float32Array.of(1, 0, 0, 1, 0, 0, -1, 0, 0, -1) };
    const { indices } = listed(cross, 3, plain);
    expect([...indices.subarray(6, 9)]).toEqual([2, 0, 1]);
  });

  test('keep order by index among more duplicates than neighbours', () => {
    const same = { width: 2, values: new Float32Array(40).fill(0.1) };
    const { indices, distances } = listed(same, 4, plain);
    expect([...indices.subarray(4 * 9, 4 * 10)]).toEqual([9, 0, 1, 2]);
    expect(distances.every((distance) => distance === 0)).toBe(true);
  });

  test('are exact far from the origin, where products have no digits left', () => {
    const far = { width: 16, values: points.values.map((x) => x + 3000) };
    const { indices } = listed(far, 15, plain);
    for (const i of [3, 300])
      expect([...indices.subarray(15 * i, 15 * (i + 1))]).toEqual(byHand(far, i, 15));
  });

  test('keep order by index among duplicates that are farther than others', () => {
    const line = { width: 1, values: Float32Array.of(0, 1, 5, 5, 5, 5, 0.5) };
    expect([...listed(line, 5, plain).indices.subarray(0, 5)]).toEqual([0, 6, 1, 2, 3]);
  });

  test('yield their progress after every block', () => {
    const shares = [...neighbours(points, 15, plain)];
    expect(shares).toEqual([699, 1398, 1500].map((row) => row / 1500));
  });

  test('are as many as there are points', () => {
    expect(listed({ width: 1, values: Float32Array.of(1, 2) }, 15, plain).count).toBe(2);
  });

  test('are the same by the engine as by a plain loop', async () => {
    await startInNode();
    expect(listed(points, 15, product)).toEqual(found);
  });
});
