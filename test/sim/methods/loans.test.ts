import { describe, expect, it } from 'vitest';
import { loanable } from '#lib/sim/methods/loans.ts';
import { readArchitecture } from '#lib/sim/nets/architecture.ts';
import { clientNet } from '#lib/sim/nets/client.ts';

const nets = (...names: string[]) => names.map((name) => clientNet(readArchitecture(name), 14, 10));

/** From the cheapest to the dearest: 37, 73, 131 and 156 kFLOP a sample. */
const FOUR = nets('mlp-s', 'cnn-s', 'mlp-l', 'cnn-l');

describe('loanable(nets, own, simulate)', () => {
  it('with "any" lends every other net', () => {
    expect([0, 1, 2, 3].map((own) => loanable(FOUR, own, 'any'))).toEqual([
      [1, 2, 3],
      [0, 2, 3],
      [0, 1, 3],
      [0, 1, 2],
    ]);
  });

  it('with "within-budget" lends no net that costs more, and to the cheapest its own', () => {
    expect([0, 1, 2, 3].map((own) => loanable(FOUR, own, 'within-budget'))).toEqual([
      [0],
      [0],
      [0, 1],
      [0, 1, 2],
    ]);
  });

  it('with "within-budget" lends a net of equal cost', () => {
    const twins = nets('mlp-s', 'mlp-s');
    expect([0, 1].map((own) => loanable(twins, own, 'within-budget'))).toEqual([[1], [0]]);
  });

  it('lends a net its own copy if there is no other', () => {
    for (const simulate of ['any', 'within-budget'] as const)
      expect(loanable(nets('cnn-s'), 0, simulate)).toEqual([0]);
  });
});
