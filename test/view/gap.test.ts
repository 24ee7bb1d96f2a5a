import { describe, expect, it } from 'vitest';
import { gapOf, gapWords } from '#lib/view/gap.ts';

const names = { value: 'your curve', actual: 'the run' };
const words = (value: (number | null)[], actual: (number | null)[]) =>
  gapWords(gapOf(value, actual)!, names, (difference) => difference.toFixed(2));

describe('gapOf', () => {
  it('gapOf(value, actual) is over the places that both know', () => {
    expect(gapOf([1, null, 3, 4], [0, 1, null, 6])).toEqual({ mean: 1.5, bias: -0.5, count: 2 });
  });

  it('gapOf is null where they share no place', () => {
    expect(gapOf([null, 1], [1, null])).toBeNull();
    expect(gapOf([1], [])).toBeNull();
  });
});

describe('gapWords', () => {
  it('gapWords(gap) says how far and to which side', () => {
    expect(words([0.5, 0.5], [0.25, 0.25])).toBe(
      'Mean gap 0.25: your curve is 0.25 too high overall.',
    );
    expect(words([0, 1], [0.5, 0.5])).toBe(
      'Mean gap 0.50: your curve is neither too high nor too low overall.',
    );
    expect(words([0.2], [0.5])).toBe('Gap 0.30: your curve is 0.30 too low.');
  });

  it('gapWords of what is equal as printed says that there is none', () => {
    expect(words([0.5], [0.501])).toBe('No gap: your curve is what the run gave.');
  });
});
