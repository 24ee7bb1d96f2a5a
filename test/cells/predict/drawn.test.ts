import { describe, expect, it } from 'vitest';
import { drawn, valuesAt } from '#lib/cells/predict/drawn.ts';
import { extremes } from '#lib/cells/predict/extremes.ts';

describe('valuesAt(answer, rounds)', () => {
  it('finds what was drawn at each round, also when other rounds are kept by now', () => {
    const answer = drawn([0, 2, 4], [0.1, null, 0.9]);
    expect(valuesAt(answer, [0, 2, 4])).toEqual([0.1, null, 0.9]);
    expect(valuesAt(answer, [0, 4, 8])).toEqual([0.1, 0.9, null]);
  });

  it.each([[undefined], [null], [3], [{ rounds: [0] }], [{ rounds: ['0'], values: [1] }]])(
    'has nothing of %j',
    (answer) => {
      expect(valuesAt(answer, [0, 4])).toEqual([null, null]);
    },
  );
});

it('drawn(rounds, values) is nothing as long as no place is drawn', () => {
  expect(drawn([0, 2], [null, null])).toBeUndefined();
});

describe('extremes(values, which)', () => {
  it('gives every client that has the lowest or the highest value', () => {
    expect(extremes([0.5, null, 0.2, 0.5], 'highest')).toEqual([0, 3]);
    expect(extremes([0.5, null, 0.2, 0.5], 'lowest')).toEqual([2]);
    expect(extremes([null, null], 'lowest')).toEqual([]);
  });
});
