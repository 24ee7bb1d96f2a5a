import { expect, test } from 'vitest';
import { ascending } from '#lib/measure/order.ts';

test('ascending(values) sorts by value, then by index, NaN last', () => {
  const values = Float32Array.of(0.5, 0, NaN, 1, 0.25, 0.5, 1e-30);
  expect([...ascending(values)]).toEqual([1, 6, 4, 0, 5, 3, 2]);
});

test('ascending(part of a buffer) reads only its part', () => {
  expect([...ascending(Float32Array.of(0, 9, 3, 1).subarray(1))]).toEqual([2, 1, 0]);
});
