import { describe, expect, it } from 'vitest';
import { deal, shares } from '#lib/sim/data/deal.ts';
import { stream } from '#lib/sim/random.ts';

const settings = Array.from({ length: 10 }, (_, i) => i + 1).flatMap((classesPerClient) =>
  [1, 2, 3, 8, 12, 64].map((count) => ({ count, classes: 10, classesPerClient })),
);

const dealt = (setting: (typeof settings)[number], seed = 1) =>
  deal(setting, (deck) => stream(seed, 'deck', deck));

describe('deal(setting)', () => {
  it('gives every client its number of distinct classes', () => {
    for (const setting of settings) {
      const hands = dealt(setting);
      expect(hands).toHaveLength(setting.count);
      for (const hand of hands) {
        expect(new Set(hand).size).toBe(setting.classesPerClient);
        expect(hand.every((label) => label >= 0 && label < 10)).toBe(true);
      }
    }
  });

  it('gives every class to somebody, and to equally many clients but for one', () => {
    for (const setting of settings) {
      for (let seed = 0; seed < 20; seed++) {
        const held = Array.from({ length: 10 }, () => 0);
        for (const label of dealt(setting, seed).flat()) held[label]!++;
        expect(Math.max(...held) - Math.min(...held)).toBeLessThanOrEqual(1);
        if (setting.count * setting.classesPerClient >= 10)
          expect(Math.min(...held)).toBeGreaterThan(0);
      }
    }
  });

  it('leaves the hands of the others alone when a client is added', () => {
    const setting = { count: 64, classes: 10, classesPerClient: 3 };
    const all = dealt(setting);
    for (let count = 1; count < 64; count++)
      expect(dealt({ ...setting, count })).toEqual(all.slice(0, count));
  });

  it('deals differently to different seeds', () => {
    const hands = Array.from({ length: 20 }, (_, seed) =>
      JSON.stringify(dealt(settings[20]!, seed)),
    );
    expect(new Set(hands).size).toBeGreaterThan(15);
  });

  it('refuses hands larger than a deck', () => {
    expect(() => dealt({ count: 1, classes: 10, classesPerClient: 11 })).toThrow(
      'classesPerClient: 11 is not in 1…10',
    );
  });
});

describe('shares(samples, parts)', () => {
  it('differ by one at most, the larger first, and lose nothing', () => {
    expect(shares(250, 3)).toEqual([84, 83, 83]);
    expect(shares(251, 3)).toEqual([84, 84, 83]);
    expect(shares(2, 4)).toEqual([1, 1, 0, 0]);
    expect(shares(250, 1)).toEqual([250]);
  });
});
