import { expect, test } from 'vitest';
import { worstDecile } from '#lib/measure/worstDecile.ts';

test('worstDecile(values) is the mean of the lowest tenth, one of them at least', () => {
  expect(worstDecile([0.5, 0.2, 0.9])).toBe(0.2);
  const twenty = Array.from({ length: 20 }, (_, i) => ((7 * i) % 20) / 20);
  expect(worstDecile(twenty)).toBeCloseTo((0 + 1 / 20) / 2, 12);
});

test('worstDecile(values) leaves nulls out, and of nothing is null', () => {
  expect(worstDecile([null, 0.3, null, 0])).toBe(0);
  expect(worstDecile([null])).toBeNull();
});
