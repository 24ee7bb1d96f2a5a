import { auroc, type Auroc } from '#lib/measure/auroc.ts';
import { type CurvePoint, gateCurve } from '#lib/measure/curve.ts';
import type { Rho } from '#lib/measure/figures.ts';
import type { GatedClients, ServedAnswers } from '#lib/measure/gate.ts';
import { oracleGate } from '#lib/measure/oracleGate.ts';
import type { Questions } from '#lib/measure/questions.ts';
import { isServed, oracleOf, type ReadSide } from '#lib/state/headline.ts';
import type { NamedSide } from '../sides.ts';

/** What early exit makes of one side at the round on show, at whatever threshold. */
export type Gate = GateOf<NamedSide>;

/** The same of a side of the page, or of a playback. */
export type GateOf<N extends NamedRead> = N & Gating;

/** A side that can be read, with its name and colour. */
export interface NamedRead extends Pick<NamedSide, 'name' | 'hue'> {
  readonly side: ReadSide;
}

interface Gating {
  readonly answers: ServedAnswers;
  readonly questions: Questions;
  /** At the thresholds 0, 0.01 … 1: the mean over clients. */
  readonly curve: readonly CurvePoint[];
  /** The best threshold on the test set itself. */
  readonly oracle: CurvePoint | null;
  readonly oracleGate: GatedClients;
  readonly auroc: Auroc;
}

/** The gate of a side at ρ; null until its answers are there, or without a server model. */
export function gateOf<N extends NamedRead>(named: N, rho: Rho): GateOf<N> | null {
  const { arm, answers } = named.side;
  const test = answers?.test;
  const { questions } = arm;
  if (!test || !questions || !isServed(test)) return null;
  return {
    ...named,
    answers: test,
    questions,
    curve: gateCurve(test, questions, Number(rho)),
    oracle: oracleOf(named.side, rho),
    oracleGate: oracleGate(test, questions, Number(rho)),
    auroc: auroc(test, questions),
  };
}
