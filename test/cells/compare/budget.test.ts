import { expect, it } from 'vitest';
import { equalBudget, spent, within } from '#lib/cells/compare/budget.ts';
import { betterOf, figureIn, isOfEveryRound } from '#lib/cells/compare/figures.ts';
import { FIGURES } from '#lib/notebook/figureNames.ts';
import { reportAt } from '../../state/fake.ts';

/** A run whose rounds cost so many bytes up each, and as many operations of the server. */
function run(rounds: number, price: number) {
  return Array.from({ length: rounds + 1 }, (_, round) => ({
    ...reportAt(round, false),
    bytes: round ? { up: price, down: 0 } : { up: 0, down: 0 },
    flops: { clients: [0, round ? 1 : 0], server: round ? price : 0 },
  }));
}

it('spent(reports, coin) adds up rounds, bytes and operations from nothing at round 0', () => {
  const reports = run(3, 10);
  expect(spent(reports, 'rounds')).toEqual([0, 1, 2, 3]);
  expect(spent(reports, 'bytes')).toEqual([0, 10, 20, 30]);
  expect(spent(reports, 'FLOPs')).toEqual([0, 11, 22, 33]);
});

it('equalBudget(runs, coin) is what the cheapest run has spent', () => {
  const runs = [run(4, 10), run(3, 30)];
  expect(equalBudget(runs, 'rounds')).toBe(3);
  expect(equalBudget(runs, 'bytes')).toBe(40);
  expect(equalBudget([], 'bytes')).toBeNull();
});

it('within(reports, coin, budget) ends where the budget does', () => {
  expect(within(run(4, 30), 'bytes', 40).map(({ round }) => round)).toEqual([0, 1]);
  expect(within(run(4, 10), 'bytes', 40)).toHaveLength(5);
});

it('figureIn(figures, name) finds every figure by its name', () => {
  const { tested, figures } = reportAt(4, false);
  expect(figureIn(tested, 'gated.0.5')).toBe(0.75);
  expect(figureIn(tested, 'oracle.1.threshold')).toBe(0.5);
  expect(figureIn(tested, 'skew.within')).toBeNull();
  for (const name of Object.keys(FIGURES) as (keyof typeof FIGURES)[]) {
    if (isOfEveryRound(name)) expect(figureIn(figures, name), name).not.toBeNull();
    else expect(figureIn(figures, name), name).toBeNull();
  }
});

it('betterOf(name) is lower for skew, and nothing for a threshold', () => {
  expect([betterOf('skew.cut'), betterOf('gated.1'), betterOf('oracle.1.exitShare')]).toEqual([
    'lower',
    'higher',
    'neither',
  ]);
});
