import { oracle } from '#lib/measure/curve.ts';
import type { Figures } from '#lib/measure/figures.ts';
import { gated, type ServedAnswers } from '#lib/measure/gate.ts';
import type { Readings } from '#lib/notebook/readings.ts';
import type { Side } from './side.svelte.ts';

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

/** Reads one side; null until its round is there. */
export function headline(
  { arm, kept, tested }: Side,
  { stage, rho, threshold }: Readings,
): Headline | null {
  if (!kept || !tested || !arm.questions) return null;
  const { test } = kept;
  const gate = isServed(test) ? gated(test, arm.questions, Number(rho), threshold) : null;
  return {
    figures: tested,
    skew: tested.skew[stage],
    serverOod: tested.serverAccuracyOod,
    serverId: tested.serverAccuracyId,
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

/** The best threshold on the test set itself at the round on show; null without a server model. */
export function oracleOf({ arm, kept }: Side, rho: number) {
  return kept && arm.questions && isServed(kept.test)
    ? oracle(kept.test, arm.questions, rho)
    : null;
}
