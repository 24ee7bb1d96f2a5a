import { describe, expect, it } from 'vitest';
import { accuracyAt, clientLines, offloadAt, rangeOf, thresholdAt } from '#lib/cells/exit/lines.ts';
import type { CurvePoint } from '#lib/measure/curve.ts';

/** Accuracies and exit shares at the thresholds 0, ½ and 1. */
const curve: CurvePoint[] = [
  { threshold: 0, accuracy: 0.9, exitShare: 0 },
  { threshold: 0.5, accuracy: 0.8, exitShare: 0.6 },
  { threshold: 1, accuracy: 0.4, exitShare: 1 },
];

it('offloadAt(curve, threshold) is what does not exit there', () => {
  expect([0, 0.5, 1].map((threshold) => offloadAt(curve, threshold))).toEqual([1, 0.4, 0]);
});

it('thresholdAt(curve, share) offloads most nearly as much', () => {
  expect([1, 0.75, 0.65, 0.1, 0].map((share) => thresholdAt(curve, share))).toEqual([
    0, 0, 0.5, 1, 1,
  ]);
});

describe('accuracyAt(curve, share)', () => {
  it('meets the curve at its thresholds, and goes straight between them', () => {
    const at = [1, 0.7, 0.4, 0.2, 0].map((share) => accuracyAt(curve, share));
    for (const [i, accuracy] of [0.9, 0.85, 0.8, 0.6, 0.4].entries())
      expect(at[i]).toBeCloseTo(accuracy, 12);
  });

  it('is nothing where no threshold offloads as many, or as few', () => {
    expect(accuracyAt(curve.slice(1), 0.5)).toBeNaN();
    expect(accuracyAt(curve.slice(0, 2), 0.3)).toBeNaN();
  });

  it('takes shares that are a little off for what they are', () => {
    const off = [{ threshold: 0, accuracy: 0.5, exitShare: 1 - 1e-16 }];
    expect(accuracyAt(off, 0)).toBe(0.5);
  });

  it('of thresholds that exit alike is that of the first of them', () => {
    const flat = [curve[0]!, curve[1]!, { ...curve[1]!, threshold: 0.75 }, curve[2]!];
    expect(accuracyAt(flat, 0.4)).toBeCloseTo(0.8, 12);
    expect(accuracyAt(flat, 0.2)).toBeCloseTo(0.6, 12);
  });
});

it('clientLines(curves, hidden) leaves hidden clients out and keeps the hues of the others', () => {
  const lines = clientLines([curve, curve, curve], new Set([1]), 'offload');
  expect(lines.map(({ hue, faint }) => [hue, faint])).toEqual([
    [0, true],
    [2, true],
  ]);
});

it('rangeOf(lines) ends below the least value, gaps left out', () => {
  const line = (y: number[]) => ({ label: '', hue: 0, x: [0, 1], y });
  expect(rangeOf([line([0.83, NaN]), line([0.61, 0.9])])).toEqual([0.6, 1]);
  expect(rangeOf([line([0.6, 0.9])])).toEqual([0.5, 1]);
  expect(rangeOf([line([0, 0.9])])).toEqual([0, 1]);
});
