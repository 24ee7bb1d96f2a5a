import { oracle } from '#lib/measure/curve.ts';
import type { Figures } from '#lib/measure/figures.ts';
import { gated, type ServedAnswers } from '#lib/measure/gate.ts';
import type { Readings } from '#lib/notebook/readings.ts';
import type { Arm } from './arm.svelte.ts';

/** One arm at a kept round, read with the reader's stage, ρ and threshold; null where there is nothing to read. */
export interface Headline {
  readonly figures: Figures;
  readonly skew: number | null;
  readonly serverOod: number | null;
  readonly serverId: number | null;
  /** Accuracy with early exit at the threshold, and the share that exits. */
  readonly gated: number | null;
  readonly exitShare: number | null;
}

/** Reads an arm at a kept round; null until that round is there. */
export function headline(
  arm: Arm,
  round: number,
  { stage, rho, threshold }: Readings,
): Headline | null {
  const kept = arm.kept(round);
  const figures = arm.tested(round);
  if (!kept || !figures || !arm.questions) return null;
  const { test } = kept;
  const gate = isServed(test) ? gated(test, arm.questions, Number(rho), threshold) : null;
  return {
    figures,
    skew: figures.skew[stage],
    serverOod: figures.serverAccuracyOod,
    serverId: figures.serverAccuracyId,
    gated: gate && gate.accuracy,
    exitShare: gate && gate.exitShare,
  };
}

/** Whether a method has a server model that answers what is offloaded. */
export function isServed(answers: {
  readonly server: Uint8Array | null;
}): answers is ServedAnswers {
  return answers.server !== null;
}

/** The best threshold on the test set itself at a kept round; null without a server model. */
export function oracleOf(arm: Arm, round: number, rho: number) {
  const test = arm.kept(round)?.test;
  return test && arm.questions && isServed(test) ? oracle(test, arm.questions, rho) : null;
}
