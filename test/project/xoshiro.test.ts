import { expect, test } from 'vitest';
import { xoshiro } from '#lib/project/xoshiro.ts';

test('xoshiro(words) gives the numbers of the published generator', () => {
  const random = xoshiro([1, 2, 3, 4]);
  const words = Array.from({ length: 10 }, () => random() * 2 ** 32);
  expect(words).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597,
    4258142804,
  ]);
});

test('xoshiro(words) spreads over 0 … 1', () => {
  const random = xoshiro([7, 0, 0, 1]);
  const counts = new Uint32Array(10);
  for (let draw = 0; draw < 20_000; draw++) counts[Math.floor(10 * random())]!++;
  // Ten standard deviations of a count are 424.
  for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(424);
});
