import { describe, expect, test } from 'vitest';
import { cka } from '#lib/measure/cka.ts';
import { probeTransfer } from '#lib/measure/transfer.ts';
import { stream } from '#lib/sim/random.ts';
import { clusters, featuresOf } from './example.ts';

const labels = Uint8Array.from({ length: 200 }, (_, sample) => Math.floor(sample / 20));
const rows = clusters(labels, 16);
const random = stream(5, 'cka');
const noise = (n: number, width: number) =>
  Array.from({ length: n }, () => Array.from({ length: width }, () => random.normal()));

/** By n × n Gram matrices, as the original paper writes it: HSIC(K, L) / √(HSIC(K, K) · HSIC(L, L)). */
function bruteForce(X: number[][], Y: number[][]): number {
  const gram = (rows: number[][]) => {
    const mean = rows[0]!.map((_, i) => rows.reduce((sum, row) => sum + row[i]!, 0) / rows.length);
    const centred = rows.map((row) => row.map((x, i) => x - mean[i]!));
    return centred.flatMap((a) => centred.map((b) => a.reduce((sum, x, i) => sum + x * b[i]!, 0)));
  };
  const inner = (a: number[], b: number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
  const [K, L] = [gram(X), gram(Y)];
  return inner(K, L) / Math.sqrt(inner(K, K) * inner(L, L));
}

describe('cka(features, n)', () => {
  test('is what Gram matrices of samples give', () => {
    const [X, Y] = [noise(12, 5), noise(12, 5)];
    const { matrix, mean } = cka(featuresOf([X, Y]), 12);
    expect(matrix[1]).toBeCloseTo(bruteForce(X, Y), 5);
    expect([...matrix]).toEqual([1, matrix[1], matrix[1], 1]);
    expect(mean).toBe(matrix[1]);
  });

  test('counts two columns as on paper', () => {
    // Centred: (−1, 0, 1) times (1, −2, 1) is 0; (2, 0, −2) is a multiple of it.
    const x = [[0], [1], [2]];
    const y = [[3], [0], [3]];
    expect(cka(featuresOf([x, y]), 3).matrix[1]).toBeCloseTo(0, 12);
    expect(cka(featuresOf([x, [[5], [3], [1]]]), 3).matrix[1]).toBeCloseTo(1, 6);
  });

  test('is 1 of a rotated, scaled and moved copy, whose probes read nothing: blind to rotation', () => {
    const turned = rows.map((row) => row.toReversed().map((x, i) => (i % 2 ? 3 * x : -3 * x) + 1));
    const features = featuresOf([rows, turned]);
    expect(cka(features, 200).mean).toBeCloseTo(1, 5);
    const { self, cross } = probeTransfer(features, labels);
    expect(self).toBeGreaterThan(0.98);
    expect(cross).toBeLessThan(0.25);
  });

  test('of unrelated features is low where samples are many', () => {
    expect(cka(featuresOf([noise(400, 8), noise(400, 8)]), 400).mean).toBeLessThan(0.1);
  });

  test('leaves a collapsed client out', () => {
    const same = rows.map((row) => row.map(() => 0.1));
    const { matrix, mean } = cka(featuresOf([rows, same, rows]), 200);
    expect(matrix.map(Number.isNaN as never)).toEqual(Float32Array.of(0, 1, 0, 1, 1, 1, 0, 1, 0));
    expect(mean).toBeCloseTo(1, 6);
  });

  test('of a single client has no mean', () => {
    expect(cka(featuresOf([rows]), 200)).toEqual({ matrix: Float32Array.of(1), mean: null });
  });
});
