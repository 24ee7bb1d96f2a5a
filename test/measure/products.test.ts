import { describe, expect, test } from 'vitest';
import { addProducts } from '#lib/measure/products.ts';
import { stream } from '#lib/sim/random.ts';

const random = stream(1, 'products');
const numbers = (length: number) => Float64Array.from({ length }, () => random.normal());

/** One sum after the other, each in order. */
function plain(start: Float64Array, A: Float64Array, B: Float64Array, n: number): Float64Array {
  const b = B.length / n;
  return start.map((begin, cell) => {
    let sum = begin;
    for (let m = 0; m < n; m++) sum += A[Math.floor(cell / b) * n + m]! * B[(cell % b) * n + m]!;
    return sum;
  });
}

describe('addProducts(into, A, B, n)', () => {
  test.each([
    [4, 6, 5],
    [3, 5, 7],
    [1, 1, 9],
    [1, 4, 2],
    [5, 1, 1],
  ])('of %i and %i rows of %i numbers has the bits of plain sums', (a, b, n) => {
    const [into, A, B] = [numbers(a * b), numbers(a * n), numbers(b * n)];
    const wanted = plain(into, A, B, n);
    addProducts(into, A, B, n);
    expect(into).toEqual(wanted);
  });

  test('of no rows does nothing', () => {
    const into = new Float64Array(0);
    addProducts(into, into, numbers(6), 3);
    addProducts(into, numbers(6), into, 3);
    expect(into).toHaveLength(0);
  });

  test.each([4, 5])('of %i rows with themselves has the lower triangle if it is asked for', (a) => {
    const A = numbers(a * 3);
    const [whole, part] = [new Float64Array(a * a), new Float64Array(a * a)];
    addProducts(whole, A, A, 3);
    addProducts(part, A, A, 3, 'lower');
    const lower = (values: Float64Array) =>
      values.filter((_, cell) => cell % a <= Math.floor(cell / a));
    expect(lower(part)).toEqual(lower(whole));
  });
});
