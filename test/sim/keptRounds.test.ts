import { describe, expect, it } from 'vitest';
import { keptRounds } from '#lib/sim/keptRounds.ts';

describe('keptRounds(rounds)', () => {
  it.each([
    [1, [0, 1]],
    [6, [0, 1, 2, 3, 4, 5, 6]],
    [7, [0, 1, 2, 4, 5, 6, 7]],
    [60, [0, 10, 20, 30, 40, 50, 60]],
  ])('of %i keeps the first, the last and evenly between', (rounds, kept) => {
    expect(keptRounds(rounds)).toEqual(kept);
  });

  it('keeps the last round before each change too, ascending and once', () => {
    const changes = [{ round: 1 }, { round: 15 }, { round: 31 }];
    expect(keptRounds(60, changes)).toEqual([0, 10, 14, 20, 30, 40, 50, 60]);
  });

  it('keeps every round up to six, beyond that seven with gaps that differ by at most one', () => {
    for (let rounds = 1; rounds <= 500; rounds++) {
      const kept = keptRounds(rounds);
      const gaps = kept.slice(1).map((round, i) => round - kept[i]!);
      expect(kept).toHaveLength(Math.min(rounds, 6) + 1);
      expect([kept[0], kept.at(-1)]).toEqual([0, rounds]);
      expect(Math.min(...gaps)).toBeGreaterThan(0);
      expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
    }
  });
});
