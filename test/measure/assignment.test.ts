import { expect, test } from 'vitest';
import { assignment } from '#lib/measure/assignment.ts';
import { stream } from '#lib/sim/random.ts';

function* permutations(items: number[]): Generator<number[]> {
  if (items.length === 0) yield [];
  for (const item of items) {
    for (const rest of permutations(items.filter((other) => other !== item))) yield [item, ...rest];
  }
}

const total = (gain: Float64Array, n: number, columns: Iterable<number>) =>
  [...columns].reduce((sum, column, row) => sum + gain[row * n + column]!, 0);

test('assignment(gain) is the best of all permutations', () => {
  const random = stream(1, 'assignment');
  for (const n of [1, 2, 3, 4, 5, 6]) {
    const all = [...permutations([...Array(n).keys()])];
    for (let trial = 0; trial < 20; trial++) {
      const gain = Float64Array.from({ length: n * n }, () => random.below(12) - 3);
      const chosen = assignment(gain, n);
      expect([...chosen].sort()).toEqual([...Array(n).keys()]);
      expect(total(gain, n, chosen)).toBe(Math.max(...all.map((p) => total(gain, n, p))));
    }
  }
});

test('assignment(gain) gives up a row’s best column where the whole gains by it', () => {
  expect([...assignment(Float64Array.of(9, 8, 8, 1), 2)]).toEqual([1, 0]);
});
