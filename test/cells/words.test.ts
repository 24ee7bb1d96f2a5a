import { describe, expect, it } from 'vitest';
import { armLabel, armWords } from '#lib/cells/map/words.ts';
import { readSpec } from '#lib/sim/spec.ts';

it.each([
  [{}, 'HARMONY · alignment on · meta-learning on'],
  [{ method: { contrast: { on: false } } }, 'HARMONY · alignment off · meta-learning on'],
  [
    { method: { contrast: { on: false }, meta: { on: false } } },
    'SplitGP · alignment off · meta-learning off',
  ],
  [
    {
      method: { contrast: { on: false }, meta: { on: false } },
      changes: [
        { round: 31, set: { 'method.contrast.on': true, 'method.meta.on': true } },
        { round: 40, set: { 'method.contrast.on': false } },
      ],
    },
    'HARMONY · alignment off, on from round 31, off from round 40 · meta-learning off, on from round 31',
  ],
  [
    { method: { id: 'splitgp' }, clients: { architectures: ['cnn-s'] } },
    'SplitGP · every client cnn-s',
  ],
])('armWords(spec) says what %j is', (difference, words) => {
  expect(armWords(readSpec(difference))).toBe(words);
});

describe('armLabel(arm, arms)', () => {
  const arm = (name: string, title: string, difference = {}) => ({
    name,
    title,
    wanted: readSpec(difference),
  });
  const words = 'HARMONY · alignment on · meta-learning on';

  it('begins with the title, and says of the arm what the title does not', () => {
    const arms = [arm('both', 'HARMONY'), arm('fork', 'HARMONY fork')];
    const said = arms.map((one) => armLabel(one, arms));
    expect(said).toEqual([words, `HARMONY fork · ${words}`]);
  });

  it('tells arms apart that read alike: by seed, or else by name', () => {
    const arms = [arm('a', 'HARMONY'), arm('b', 'HARMONY', { seed: 2 })];
    expect(arms.map((one) => armLabel(one, arms))).toEqual([
      `${words} · seed 1`,
      `${words} · seed 2`,
    ]);
    const same = [arm('a', 'HARMONY'), arm('b', 'HARMONY', { method: { rounds: 9 } })];
    expect(same.map((one) => armLabel(one, same))).toEqual([`${words} · a`, `${words} · b`]);
  });
});
