import { figureAt, type GateReading, type ReadRound } from '#lib/measure/figureAt.ts';
import { testQuestions } from '#lib/measure/questions.ts';
import { armSpec } from '#lib/notebook/arms.ts';
import { type Claim, claimsIn, holds } from '#lib/notebook/claims.ts';
import type { Notebook } from '#lib/notebook/notebook.ts';
import { DEFAULT_READINGS } from '#lib/notebook/readings.ts';
import { shownArms } from '#lib/notebook/shown.ts';
import type { Spec } from '#lib/sim/spec.ts';
import { bySpec } from './bySpec.ts';
import { finalOf, type Trial } from './trial.ts';

/** The last round of every arm of a notebook, by the arm's name. */
export type Results = Readonly<Record<string, ReadRound>>;

/** The gate as it is before the reader has moved it. */
const GATE: GateReading = {
  rho: Number(DEFAULT_READINGS.rho),
  threshold: DEFAULT_READINGS.threshold,
};

/** A claim, with what the figure is. */
export interface Judged {
  readonly claim: Claim;
  /** Null if the arm has no such figure. */
  readonly value: number | null;
  readonly holds: boolean;
}

/** Runs specs, each once however often it is asked for, and keeps the last round of each as its figures are read. */
export function resultsBy(run: (spec: Spec) => Promise<Trial>): (spec: Spec) => Promise<ReadRound> {
  return bySpec(async (spec) => resultOf(await run(spec)));
}

/** The results of every arm of a notebook. */
export async function resultsOf(
  notebook: Notebook,
  resultBy: (spec: Spec) => Promise<ReadRound>,
): Promise<Results> {
  const arms = Object.keys(notebook.arms).map(
    async (arm) => [arm, await resultBy(armSpec(notebook, arm))] as const,
  );
  return Object.fromEntries(await Promise.all(arms));
}

/** A figure of an arm, or of `before` or `after`, the arms that the notebook shows first. Null if there is none. */
export function figureIn(
  notebook: Notebook,
  results: Results,
  { arm, path }: { readonly arm: string; readonly path: readonly string[] },
): number | null {
  const round = { ...results, ...shownOf(notebook, results) }[arm];
  return round ? (figureAt(round, GATE, path) ?? null) : null;
}

/** Every claim of a notebook's prose, in order, judged on its arms' results. */
export function judged(notebook: Notebook, results: Results): Judged[] {
  return claimsIn(notebook).map((claim) => {
    const value = figureIn(notebook, results, claim);
    return { claim, value, holds: holds(claim.claim, value) };
  });
}

/**
 * The results as they would be were the two arms that are shown first taken for one another: a claim that still holds
 * does not tell them apart. The same results if it is one arm.
 */
export function swapped(notebook: Notebook, results: Results): Results {
  const { before, after } = shownArms(notebook);
  return { ...results, [before]: results[after]!, [after]: results[before]! };
}

function resultOf(trial: Trial): ReadRound {
  return {
    figures: finalOf(trial),
    answers: trial.reports.at(-1)!.kept!.test,
    questions: testQuestions(trial.opening),
  };
}

function shownOf(notebook: Notebook, results: Results): Results {
  const { before, after } = shownArms(notebook);
  return { before: results[before]!, after: results[after]! };
}
