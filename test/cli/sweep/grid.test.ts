import { describe, expect, it } from 'vitest';
import { differenceAt, gridOf, pointName, readVaried } from '../../../src/cli/sweep/grid.ts';

describe('readVaried(text)', () => {
  it.each([
    ['method.rounds=2,4', [2, 4]],
    ['method.id=splitgp, harmony', ['splitgp', 'harmony']],
    ['clients.architectures=["mlp-s"],["mlp-s","cnn-s"]', [['mlp-s'], ['mlp-s', 'cnn-s']]],
    [
      'clients.partition={"kind":"dirichlet","alpha":0.3},{"kind":"classes"}',
      [{ kind: 'dirichlet', alpha: 0.3 }, { kind: 'classes' }],
    ],
    ['a="x, \\"y\\"","]"', ['x, "y"', ']']],
    [
      'changes=[],[{"round":2,"set":{"method.contrast.on":true}}]',
      [[], [{ round: 2, set: { 'method.contrast.on': true } }]],
    ],
  ])('splits %s where no list, group or string is cut', (text, values) => {
    expect(readVaried(text).values).toEqual(values);
  });

  it.each([
    ['method.rounds', 'is not path=value'],
    ['a=1,,2', 'a=1,,2: a value is missing'],
    ['a=', 'a value is missing'],
    ['a=1,2,1', 'a=1,2,1: 1 is there twice'],
    ['seed=1,2', 'seeds are varied by --seeds'],
  ])('refuses %s and says why', (text, says) => {
    expect(() => readVaried(text)).toThrow(says);
  });
});

describe('gridOf(varied, seed, seeds)', () => {
  const varied = [
    { path: 'method.rounds', values: [2, 4] },
    { path: 'clients.count', values: [5, 6] },
  ];

  it('changes the seed before the last path, and that before the others', () => {
    expect(gridOf(varied, 7, 2).map(pointName)).toEqual([
      'method.rounds=2 clients.count=5 seed=7',
      'method.rounds=2 clients.count=5 seed=8',
      'method.rounds=2 clients.count=6 seed=7',
      'method.rounds=2 clients.count=6 seed=8',
      'method.rounds=4 clients.count=5 seed=7',
      'method.rounds=4 clients.count=5 seed=8',
      'method.rounds=4 clients.count=6 seed=7',
      'method.rounds=4 clients.count=6 seed=8',
    ]);
  });

  it('is one point without anything varied, and goes on after the largest seed at 0', () => {
    expect(gridOf([], 4294967295, 2)).toEqual([
      { settings: [], seed: 4294967295 },
      { settings: [], seed: 0 },
    ]);
  });
});

it('differenceAt(point, shared) sets what is varied upon what is shared', () => {
  const [point] = gridOf([{ path: 'method.id', values: ['splitgp'] }], 3, 1);
  const shared = { seed: 1, method: { rounds: 5, contrast: { on: false } } };
  expect(differenceAt(point!, shared)).toEqual({ seed: 3, method: { id: 'splitgp', rounds: 5 } });
});
