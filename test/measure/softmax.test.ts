import { expect, it } from 'vitest';
import { softmax } from '#lib/measure/softmax.ts';

it('softmax(logits, classes) gives each row shares of sum 1', () => {
  const shares = softmax(Float32Array.of(0, Math.log(3), 5, 5), 2);
  [0.25, 0.75, 0.5, 0.5].forEach((share, i) => expect(shares[i]).toBeCloseTo(share, 6));
});

it('softmax(logits, classes) does not overflow', () => {
  expect([...softmax(Float32Array.of(1e6, 0, -1e6, 0), 2)]).toEqual([1, 0, 0, 1]);
});
