import type { CurvePoint } from '#lib/measure/curve.ts';
import type { Figures, Rho } from '#lib/measure/figures.ts';
import { gated, type GatedClients, type ServedAnswers } from '#lib/measure/gate.ts';
import type { Readings } from '#lib/notebook/readings.ts';
import type { Arm } from './arm.svelte.ts';
import type { Side } from './side.svelte.ts';

/** What is read of a side: of the page, or of a playback. */
export interface ReadSide extends Pick<Side, 'answers' | 'tested'> {
  readonly arm: Pick<Arm, 'questions'>;
}

/** One arm at a kept round, read with the reader's stage, ρ and threshold; null where there is nothing to read. */
export interface Headline {
  readonly figures: Figures;
  readonly skew: number | null;
  readonly serverOod: number | null;
  readonly serverId: number | null;
  /** Whether the answers are there, of which the next two are made. */
  readonly answered: boolean;
  /** Accuracy with early exit at the threshold, and the share that exits. */
  readonly gated: number | null;
  readonly exitShare: number | null;
  /** The same, of each client too. */
  readonly gate: GatedClients | null;
}

/** Reads one side; null until its run is there. */
export function headline(
  { arm, answers, tested }: ReadSide,
  { stage, rho, threshold }: Pick<Readings, 'stage' | 'rho' | 'threshold'>,
): Headline | null {
  if (!tested || !arm.questions) return null;
  const test = answers?.test;
  const gate = test && isServed(test) ? gated(test, arm.questions, Number(rho), threshold) : null;
  return {
    figures: tested,
    skew: tested.skew[stage],
    serverOod: tested.serverAccuracyOod,
    serverId: tested.serverAccuracyId,
    answered: test !== undefined,
    gated: gate && gate.accuracy,
    exitShare: gate && gate.exitShare,
    gate,
  };
}

/** Whether a method has a server model that answers what is offloaded. */
export function isServed(answers: {
  readonly server: Uint8Array | null;
}): answers is ServedAnswers {
  return answers.server !== null;
}

/**
 * The best threshold on the test set itself at the round on show, with what it brings; null without a server model. It
 * is that of the figures: entropies of recorded answers are too coarse to search them.
 */
export function oracleOf({ tested }: Pick<Side, 'tested'>, rho: Rho): CurvePoint | null {
  const accuracy = tested?.gated[rho] ?? null;
  const { threshold = null, exitShare = null } = tested?.oracle[rho] ?? {};
  if (accuracy === null || threshold === null || exitShare === null) return null;
  return { threshold, accuracy, exitShare };
}
