import { beforeAll, expect, test } from 'vitest';
import { liveTensors } from '#lib/sim/engine/backend.ts';
import { product } from '#lib/sim/engine/product.ts';
import { numbers } from './numbers.ts';
import { startInNode } from './start.ts';

beforeAll(startInNode);

test.each([
  [1, 1, 1],
  [5, 3, 7],
  [13, 17, 4],
  [130, 67, 5],
])('product of %i and %i rows of %i has the bits of a plain float32 loop', (m, n, width) => {
  const before = liveTensors();
  const [a, b] = [numbers(m * width, 1), numbers(n * width, 2)];
  const wanted = new Float32Array(m * n).map((_, at) => {
    let sum = 0;
    for (let p = 0; p < width; p++) {
      const term = Math.fround(a[Math.floor(at / n) * width + p]! * b[(at % n) * width + p]!);
      sum = Math.fround(sum + term);
    }
    return sum;
  });
  expect(product(a, b, width)).toEqual(wanted);
  expect(liveTensors()).toBe(before);
});

test('product of no rows is empty, and rows must be whole', () => {
  expect(product(new Float32Array(0), numbers(6, 1), 3)).toEqual(new Float32Array(0));
  expect(() => product(numbers(7, 1), numbers(6, 1), 3)).toThrow(
    '7 and 6 values are not rows of 3',
  );
});
