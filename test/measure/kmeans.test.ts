import { describe, expect, test } from 'vitest';
import { kMeans } from '#lib/measure/kmeans.ts';
import { stream } from '#lib/sim/random.ts';
import { clusters } from './example.ts';

const random = () => stream(1, 'k-means');
const labels = Uint8Array.from({ length: 120 }, (_, sample) => sample % 6);
const rows = { width: 8, values: Float64Array.from(clusters(labels, 8).flat()) };

describe('kMeans(rows, k, random, restarts)', () => {
  test('finds clusters that are well apart', () => {
    const { of } = kMeans(rows, 6, random(), 4);
    const pairs = new Set([...labels].map((label, row) => `${label}:${of[row]}`));
    expect(pairs.size).toBe(6);
  });

  test('splits four numbers as on paper', () => {
    // 0, 1 | 10, 12: squared distances ½ + 2, less the rows’ 0 + 1 + 100 + 144.
    const line = { width: 1, values: Float64Array.of(0, 10, 1, 12) };
    const { of, inertia } = kMeans(line, 2, random(), 4);
    expect(of[0]).toBe(of[2]);
    expect(of[1]).toBe(of[3]);
    expect(of[0]).not.toBe(of[1]);
    expect(inertia).toBeCloseTo(2.5 - 245, 9);
  });

  test('fits no worse with more restarts, and alike from the same stream', () => {
    const one = kMeans(rows, 9, random(), 1);
    expect(kMeans(rows, 9, random(), 8).inertia).toBeLessThanOrEqual(one.inertia);
    expect(kMeans(rows, 9, random(), 1)).toEqual(one);
  });

  test('makes one cluster of rows that are all alike', () => {
    const same = { width: 2, values: new Float64Array(20).fill(0.1) };
    expect(new Set(kMeans(same, 3, random(), 2).of).size).toBe(1);
  });

  test('ends where values are not numbers', () => {
    const broken = { width: 2, values: new Float64Array(20).fill(NaN) };
    expect(kMeans(broken, 3, random(), 1).of).toEqual(new Uint8Array(10));
  });
});
