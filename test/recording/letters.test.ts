import { describe, expect, it } from 'vitest';
import { fromPlanes, lettersOf, numbersOf, planesOf } from '#lib/recording/letters.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

describe('numbersOf(lettersOf(values))', () => {
  it('gives the values back, 0 … 155', () => {
    expect([...numbersOf(lettersOf(upTo(156)))]).toEqual(upTo(156));
    expect(numbersOf(lettersOf([]))).toEqual(new Uint8Array());
  });

  it('up to 90 each is one byte of JSON', () => {
    const text = JSON.stringify(lettersOf(upTo(91)));
    expect(new TextEncoder().encode(text)).toHaveLength(91 + 2);
  });
});

describe('fromPlanes(planesOf(values, planes), planes)', () => {
  it('gives back numbers below 64^planes', () => {
    const values = [0, 1, 63, 64, 4095, 4096, 64 ** 3 - 1];
    expect([...fromPlanes(planesOf(values, 3), 3)]).toEqual(values);
    expect([...fromPlanes(planesOf(values.slice(0, 5), 2), 2)]).toEqual(values.slice(0, 5));
    expect(fromPlanes(planesOf([], 3), 3)).toEqual(new Uint32Array());
  });
});
