import { expect, it } from 'vitest';
import { fromPlain, plainOf } from '#lib/recording/plain.ts';

it('fromPlain(plainOf(value)) gives back plain data with its arrays of floats, rounded to a ten-thousandth', () => {
  const value = {
    ratio: 1 / 3,
    none: null,
    is: false,
    list: [{ name: 'a', matrix: Float32Array.of(0.5, NaN, 2 / 3) }],
  };
  const found = fromPlain(JSON.parse(JSON.stringify(plainOf(value))));
  expect(found).toEqual({
    ratio: 0.3333,
    none: null,
    is: false,
    list: [{ name: 'a', matrix: Float32Array.of(0.5, NaN, 0.6667) }],
  });
});
