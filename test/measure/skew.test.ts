import { describe, expect, test } from 'vitest';
import { skew } from '#lib/measure/skew.ts';
import { clusters, featuresOf } from './example.ts';

const labels = Uint8Array.from({ length: 40 }, (_, sample) => sample % 4);
const rows = clusters(labels, 6);
const rotated = rows.map(([a, b, ...rest]) => [-b!, a!, ...rest]);

describe('skew(features, labels, architectures)', () => {
  test('of identical clients is 0', () => {
    expect(skew(featuresOf([rows, rows, rows]), labels, ['a', 'a', 'b'])).toEqual({
      ratio: 0,
      within: 0,
      across: 0,
      collapsed: false,
    });
  });

  test('counts two clients and two classes as on paper', () => {
    // Centroids (1,0), (0,1) and (1,0), (0,−1): apart 0 and 2, so 1 on average.
    // Their means are (1,0) and (0,0): between 1.
    const two = featuresOf([
      [
        [1, 0],
        [0, 1],
      ],
      [
        [3, 0],
        [0, -0.5],
      ],
    ]);
    expect(skew(two, Uint8Array.of(0, 1), ['a', 'b']).ratio).toBeCloseTo(1, 12);
  });

  test('leaves out classes without samples', () => {
    const apart = labels.map((label) => 3 * label + 1);
    expect(skew(featuresOf([rows, rotated]), apart, ['a', 'b'])).toEqual(
      skew(featuresOf([rows, rotated]), labels, ['a', 'b']),
    );
  });

  test('is split by architecture', () => {
    const { ratio, within, across } = skew(featuresOf([rows, rows, rotated]), labels, [
      'a',
      'a',
      'b',
    ]);
    expect(within).toBe(0);
    expect(across).toBeGreaterThan(0.1);
    expect(ratio).toBeCloseTo((2 * across!) / 3, 12);
  });

  test('has no "across" in a homogeneous federation and no "within" in an all-different one', () => {
    const features = featuresOf([rows, rotated]);
    expect(skew(features, labels, ['a', 'a']).across).toBeNull();
    expect(skew(features, labels, ['a', 'b']).within).toBeNull();
  });

  test('does not change when all features, or those of one client, are scaled', () => {
    const scaled = rotated.map((row) => row.map((x) => 7 * x));
    const before = skew(featuresOf([rows, rotated]), labels, ['a', 'b']).ratio!;
    expect(skew(featuresOf([rows, scaled]), labels, ['a', 'b']).ratio).toBeCloseTo(before, 6);
  });

  test('does not change when all clients are turned together', () => {
    const turned = rotated.map(([a, b, ...rest]) => [-b!, a!, ...rest]);
    const before = skew(featuresOf([rows, rotated]), labels, ['a', 'b']).ratio!;
    expect(skew(featuresOf([rotated, turned]), labels, ['a', 'b']).ratio).toBeCloseTo(before, 6);
  });

  test('says collapsed instead of dividing by nothing', () => {
    const collapsed = { ratio: null, within: null, across: null, collapsed: true };
    const point = labels.length;
    const same = Array.from({ length: point }, () => [0.3, 0.4]);
    const zero = Array.from({ length: point }, () => [0, 0]);
    expect(skew(featuresOf([same, same]), labels, ['a', 'b'])).toEqual(collapsed);
    expect(skew(featuresOf([zero, zero]), labels, ['a', 'b'])).toEqual(collapsed);
  });

  test('of a single client has no pairs', () => {
    expect(skew(featuresOf([rows]), labels, ['a'])).toEqual({
      ratio: null,
      within: null,
      across: null,
      collapsed: false,
    });
  });
});
