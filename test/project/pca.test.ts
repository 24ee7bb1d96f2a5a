import { describe, expect, test } from 'vitest';
import { eigen } from '#lib/project/eigen.ts';
import { pca, projected } from '#lib/project/pca.ts';
import { blobs, scatter } from './example.ts';

describe('eigen(matrix)', () => {
  test('solves a matrix known by hand, largest first', () => {
    const { values, vectors } = eigen(Float64Array.of(2, 1, 1, 2), 2);
    expect(values[0]).toBeCloseTo(3, 12);
    expect(values[1]).toBeCloseTo(1, 12);
    expect(vectors[0]![0]).toBeCloseTo(Math.SQRT1_2, 12);
    expect(vectors[0]![1]).toBeCloseTo(Math.SQRT1_2, 12);
  });

  test('gives vectors with A·v = λ·v, also of many columns', () => {
    const d = 40;
    const noise = scatter(d * d);
    const A = Float64Array.from(
      { length: d * d },
      (_, at) => noise[at]! + noise[(at % d) * d + Math.floor(at / d)]!,
    );
    const { values, vectors } = eigen(A, d);
    vectors.forEach((v, index) => {
      const image = v.map((_, i) => v.reduce((sum, x, j) => sum + A[i * d + j]! * x, 0));
      v.forEach((x, i) => expect(image[i]).toBeCloseTo(values[index]! * x, 9));
    });
  });
});

describe('pca(features)', () => {
  /** Points in a plane of five dimensions: 3 · (0, 1, 0, 0, 0) and 1 · (0, 0, 0, −0.6, 0.8), around (5, 5, 5, 5, 5). */
  const plane = scatter(200);
  const flat = {
    width: 5,
    values: Float32Array.from({ length: 1000 }, (_, at) => {
      const [x, y] = [plane[2 * Math.floor(at / 5)]!, plane[2 * Math.floor(at / 5) + 1]!];
      return 5 + [0, 3 * x, 0, -0.6 * y, 0.8 * y][at % 5]!;
    }),
  };

  test('finds the plane that points lie in', () => {
    const { shares } = pca(flat);
    expect(shares[0] + shares[1]).toBeCloseTo(1, 9);
    expect(shares[0]).toBeGreaterThan(0.8);
  });

  test('has axes at right angles, the largest component of each positive', () => {
    const { axes } = pca(blobs(100, 8, 3));
    const dot = axes[0].reduce((sum, x, i) => sum + x * axes[1][i]!, 0);
    expect(dot).toBeCloseTo(0, 9);
    for (const axis of axes) expect(Math.max(...axis)).toBe(Math.max(...axis.map(Math.abs)));
  });

  test('of one column has a zero second axis', () => {
    const line = { width: 1, values: Float32Array.of(1, 2, 4) };
    const places = [...projected(line, pca(line))];
    expect(places.map((x) => Math.round(1e4 * x) / 1e4)).toEqual([
      -1.3333, 0, -0.3333, 0, 1.6667, 0,
    ]);
  });

  test('projected(features, basis) keeps the distances of points in the plane', () => {
    const places = projected(flat, pca(flat));
    const apart = Math.hypot(places[0]! - places[2]!, places[1]! - places[3]!);
    expect(apart).toBeCloseTo(Math.hypot(3 * (plane[0]! - plane[2]!), plane[1]! - plane[3]!), 4);
  });
});
