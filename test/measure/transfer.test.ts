import { describe, expect, test } from 'vitest';
import { cholesky, solve } from '#lib/measure/cholesky.ts';
import { probeAnswers } from '#lib/measure/ridge.ts';
import { probeTransfer } from '#lib/measure/transfer.ts';
import { clusters, featuresOf } from './example.ts';

const labels = Uint8Array.from({ length: 200 }, (_, sample) => Math.floor(sample / 20));
const rows = clusters(labels, 32);
const reversed = rows.map((row) => row.toReversed().map((x) => -x));

describe('probeTransfer(features, labels)', () => {
  test('reads identical clients as well as oneself', () => {
    const { matrix, self, cross } = probeTransfer(featuresOf([rows, rows, rows]), labels);
    expect(matrix).toHaveLength(9);
    expect(self).toBeGreaterThan(0.98);
    expect(cross).toBe(self);
  });

  test('of rotated copies is near chance, though each reads itself', () => {
    const turned = [0, 3, 7, 12, 20].map((by) =>
      rows.map((row) => [...row.slice(by), ...row.slice(0, by)]),
    );
    const { self, cross } = probeTransfer(featuresOf(turned), labels);
    expect(self).toBeGreaterThan(0.98);
    expect(cross).toBeLessThan(0.2);
  });

  test('puts the fitted client in the row and the tested one in the column', () => {
    const noisy = clusters(labels, 32, 2);
    const { matrix } = probeTransfer(featuresOf([rows, noisy]), labels);
    expect(matrix[2]).toBeGreaterThan(matrix[1]!);
  });

  test('does not change when all features are scaled', () => {
    const scale = (factor: number) =>
      [rows, reversed].map((own) => own.map((row) => row.map((x) => factor * x)));
    expect(probeTransfer(featuresOf(scale(64)), labels).matrix).toEqual(
      probeTransfer(featuresOf(scale(1)), labels).matrix,
    );
  });

  test('of collapsed features is chance', () => {
    const same = rows.map(() => [1, 2, 3]);
    expect(probeTransfer(featuresOf([same, same]), labels)).toMatchObject({
      self: 0.1,
      cross: 0.1,
    });
  });

  test('of a single client has no cross', () => {
    expect(probeTransfer(featuresOf([rows]), labels).cross).toBeNull();
  });
});

test('solve(cholesky(A), B) solves A·X = B', () => {
  const A = Float64Array.of(4, 2, 0, 2, 5, 1, 0, 1, 3);
  const X = solve(cholesky(A, 3), 3, Float64Array.of(8, 4, 15, 2, 11, 0), 2);
  [1, 1, 2, 0, 3, 0].forEach((x, i) => expect(X[i]).toBeCloseTo(x, 12));
});

describe('probeAnswers(probe, rows)', () => {
  const probe = {
    width: 2,
    classes: 3,
    weights: Float64Array.of(1, 0, 0, 1, 1, 0),
    bias: Float64Array.of(0, 0.5, 0),
  };

  test('answers the highest score, of equal ones the lower class', () => {
    expect([...probeAnswers(probe, Float64Array.of(1, 0, 0, 0, 0.5, 0))]).toEqual([0, 1, 0]);
  });

  test('answers nothing where a score is not a number', () => {
    expect([...probeAnswers(probe, Float64Array.of(NaN, 5, 2, 0))]).toEqual([-1, 0]);
  });
});
