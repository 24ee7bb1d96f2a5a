import { expect, test } from 'vitest';
import { clumped, flaw } from '#lib/project/collapse.ts';
import { finished } from '#lib/project/making.ts';
import { neighbours } from '#lib/project/neighbours.ts';
import { blobs, plain } from './example.ts';

const points = blobs(100, 8, 4);
const few = { width: 8, values: points.values.map((_, at) => points.values[at % 32]!) };
const clump = (features: typeof points) =>
  clumped(finished(neighbours(features, 15, plain)), features);

test('flaw(features) of ordinary features is null', () => {
  expect(flaw(points)).toBeNull();
  expect(flaw({ width: 8, values: points.values.map((x) => 1e-6 * x) })).toBeNull();
});

test('flaw(features) in one place is collapsed, up to rounding', () => {
  expect(flaw({ width: 2, values: new Float32Array(40) })).toBe('collapsed');
  expect(
    flaw({ width: 2, values: Float32Array.from({ length: 40 }, (_, i) => 3 + (i % 2) * 1e-6) }),
  ).toBe('collapsed');
});

test('flaw(features) of a diverged run is not finite', () => {
  expect(flaw({ width: 2, values: Float32Array.of(1, 2, NaN, 3) })).toBe('not finite');
  expect(flaw({ width: 2, values: Float32Array.of(1, 2, Infinity, 3) })).toBe('not finite');
});

test('clumped(neighbours, features) sees a few places shared by all points', () => {
  expect(clump(points)).toBe(false);
  expect(clump(few)).toBe(true);
});
