import { describe, expect, it } from 'vitest';
import {
  figureIn,
  judged,
  type Results,
  resultsBy,
  resultsOf,
  swapped,
} from '../../src/cli/judged.ts';
import type { Trial } from '../../src/cli/trial.ts';
import { readNotebook } from '#lib/notebook/notebook.ts';
import { readSpec } from '#lib/sim/spec.ts';
import { keptAt, opening, reportAt } from '../state/fake.ts';

const { notebook } = readNotebook(
  `---
title: T
summary: S
minutes: 5
shown: { before: early, after: late }
arms:
  early: { title: Early, spec: { method: { rounds: 2 } } }
  late: { title: Late, spec: { method: { rounds: 4 } } }
  again: { title: Again, spec: { method: { rounds: 4 } } }
---

It is {{late.serverAccuracyOod ≈ 1 ± 0.1}}, before it was {{before.serverAccuracyOod ≈ 0.5 ± 0.1}}.

Always {{after.serverAccuracyId ≈ 1 ± 0}} and {{again.reading.exitShare ≈ 0.5 ± 0.01}}.
`,
  'x.md',
);
const ran: number[] = [];

/** The run of a spec, made up: kept after as many rounds as the method has. */
const resultBy = resultsBy(({ method: { rounds } }) => {
  ran.push(rounds);
  const report = { ...reportAt(rounds, true), kept: keptAt(rounds) };
  return Promise.resolve({ opening, reports: [report] } as unknown as Trial);
});
const results: Promise<Results> = resultsOf(notebook, resultBy);

describe('judged(notebook, results)', () => {
  it('gives every claim with its figure, and whether it holds', async () => {
    const all = judged(notebook, await results);
    expect(all.map(({ claim, value, holds }) => [claim.line, value, holds])).toEqual([
      [12, 1, true],
      [12, 0, false],
      [14, 1, true],
      [14, 0.5, true],
    ]);
  });

  it('fails where the arms are told apart, if they are swapped', async () => {
    const all = judged(notebook, swapped(notebook, await results));
    expect(all.map(({ value, holds }) => [value, holds])).toEqual([
      [0, false],
      [1, false],
      [1, true],
      [0.5, true],
    ]);
  });
});

it('resultsBy(run) runs each spec once', async () => {
  await resultsOf(notebook, resultBy);
  await resultBy(readSpec({ method: { rounds: 4 } }));
  expect(ran).toEqual([2, 4]);
});

it('figureIn(notebook, results, figure) is null for an arm or a figure that is not there', async () => {
  const of = async (arm: string, ...path: string[]) =>
    figureIn(notebook, await results, { arm, path });
  expect(await of('nobody', 'serverAccuracyId')).toBeNull();
  expect(await of('late', 'skew', 'within')).toBeNull();
  expect(await of('after', 'reading', 'threshold')).toBe(0.3);
});
