import { expect, it } from 'vitest';
import { armWords } from '#lib/cells/map/words.ts';
import { readSpec } from '#lib/sim/spec.ts';

it.each([
  [{}, 'HARMONY · alignment on · meta-learning on'],
  [{ method: { contrast: { on: false } } }, 'HARMONY · alignment off · meta-learning on'],
  [
    { method: { contrast: { on: false }, meta: { on: false } } },
    'SplitGP · alignment off · meta-learning off',
  ],
  [
    { method: { id: 'splitgp' }, clients: { architectures: ['cnn-s'] } },
    'SplitGP · every client cnn-s',
  ],
])('armWords(spec) says what %j is', (difference, words) => {
  expect(armWords(readSpec(difference))).toBe(words);
});
