import { describe, expect, it } from 'vitest';
import { answers } from '#lib/sim/answers.ts';
import { stream } from '#lib/sim/random.ts';

const rows = (...logits: number[][]) => new Float32Array(logits.flat());

describe('answers(client, server, classes)', () => {
  it('has the normalised entropy of the exit, by hand', () => {
    const logits = rows([0, 0, 0, 0], [0, 0, -1000, -1000], [0, -1000, -1000, -1000]);
    const { entropy } = answers(logits, null, 4);
    expect([...entropy]).toEqual([1, 0.5, 0]);
    const [odd] = answers(rows([Math.log(3), 0]), null, 2).entropy;
    const wanted = -(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25)) / Math.log(2);
    expect(odd).toBeCloseTo(wanted, 6);
  });

  it('answers the largest class, of several the first', () => {
    const client = rows([1, 3, 2], [5, 5, 5], [-2, -1, -1]);
    const server = rows([0, 0, 1], [-1, 7, 7], [9, 0, 0]);
    const found = answers(client, server, 3);
    expect([...found.client]).toEqual([1, 0, 1]);
    expect([...found.server!]).toEqual([2, 1, 0]);
  });

  it('has no server answers without a server', () => {
    expect(answers(rows([1, 0]), null, 2).server).toBeNull();
  });

  it('keeps entropies in 0 … 1 for alike and for distant logits', () => {
    const random = stream(1, 'test');
    const alike = Array.from({ length: 500 }, () => Array(10).fill(1000 * random.normal()));
    const distant = Array.from({ length: 500 }, () =>
      Array.from({ length: 10 }, () => 1e30 * random.normal()),
    );
    const { entropy } = answers(rows(...alike, ...distant), null, 10);
    expect(entropy.every((h) => h >= 0 && h <= 1)).toBe(true);
    expect(entropy.subarray(0, 500).every((h) => h > 0.999999)).toBe(true);
    expect(entropy.subarray(500).every((h) => h === 0)).toBe(true);
  });
});
