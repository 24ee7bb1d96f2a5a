import { describe, expect, it } from 'vitest';
import { signTest } from '#lib/measure/signTest.ts';

/** Pascal's triangle: exact as long as the numbers are whole, and another way than that of the source. */
function byCounting(more: number, fewer: number): number {
  const count = more + fewer;
  let row = [1n];
  for (let i = 0; i < count; i++)
    row = [...row, 0n].map((value, at) => value + (at > 0 ? row[at - 1]! : 0n));
  const least = Math.min(more, fewer);
  const below = row.slice(0, least).reduce((sum, value) => sum + value, 0n);
  return Number(2n * below + row[least]!) / 2 ** count;
}

describe('signTest(more, fewer)', () => {
  it('is 1 where nothing differs, or as much one way as the other', () => {
    expect([signTest(0, 0), signTest(7, 7), signTest(1, 1)]).toEqual([1, 1, 1]);
  });

  it('is the mid-p value by hand', () => {
    // Six of six: P(X = 0) = 1/64, halved and doubled.
    expect(signTest(6, 0)).toBeCloseTo(1 / 64, 14);
    // Five of six: 2 · (1/64 + ½ · 6/64).
    expect(signTest(1, 5)).toBeCloseTo(8 / 64, 14);
  });

  it.each([
    [3, 1],
    [12, 30],
    [25, 26],
    [400, 350],
  ])('of %d and %d is that of counting every outcome', (more, fewer) => {
    const exact = byCounting(more, fewer);
    expect(Math.abs(signTest(more, fewer) / exact - 1)).toBeLessThan(1e-12);
    expect(signTest(fewer, more)).toBe(signTest(more, fewer));
  });

  it('of 64,000 differences is where the normal distribution has it', () => {
    // z = 2: 32,253 against 31,747 is two standard deviations of √64,000 / 2.
    expect(signTest(32_253, 31_747)).toBeCloseTo(0.0455, 3);
    expect(signTest(32_000, 32_000)).toBe(1);
    expect(signTest(40_000, 24_000)).toBe(0);
  });
});
