import type { Answers, Keepsake, Opening, Snapshot } from '#lib/sim/snapshot.ts';
import { accuracy } from './accuracy.ts';
import { oracle } from './curve.ts';
import type { ServedAnswers } from './gate.ts';
import type { Questions } from './questions.ts';
import { probeLabels, probeQuestions, testQuestions } from './questions.ts';
import { skew } from './skew.ts';
import { probeTransfer } from './transfer.ts';

/** The OOD ratios that are reported. */
export type Rho = '0' | '0.5' | '1';

/** Headline numbers of one round's answers, means over clients, 0 … 1; null where there is no server model. */
export interface RoundFigures {
  readonly clientAccuracyId: number | null;
  readonly clientAccuracyOod: number | null;
  readonly serverAccuracyId: number | null;
  readonly serverAccuracyOod: number | null;
  /** Accuracy at the oracle threshold of each ρ. */
  readonly gated: Readonly<Record<Rho, number | null>>;
  /** That threshold, and the share of samples that exit at it. */
  readonly oracle: Readonly<
    Record<Rho, { readonly threshold: number | null; readonly exitShare: number | null }>
  >;
}

/** Headline numbers of a kept round. */
export interface Figures extends RoundFigures {
  /** Skew ratio by stage, and split by architecture at the trunk; null if collapsed or without such pairs. */
  readonly skew: Readonly<
    Record<'cut' | 'trunk' | 'projector' | 'within' | 'across', number | null>
  >;
  /** Probe transfer at the trunk, where the server's classifier reads. */
  readonly probeTransfer: { readonly self: number | null; readonly cross: number | null };
}

/** The headline numbers of a kept round: answers on the full test set, geometry on the probe samples. */
export function figures(opening: Opening, kept: Keepsake): Figures {
  return { ...answerFigures(kept.test, testQuestions(opening)), ...featureFigures(opening, kept) };
}

/** The headline numbers that any round has, from its answers on the probe samples only. */
export function roundFigures(opening: Opening, { probe }: Pick<Snapshot, 'probe'>): RoundFigures {
  return answerFigures(probe, probeQuestions(opening));
}

function answerFigures(answers: Answers, questions: Questions): RoundFigures {
  const client = accuracy(answers.client, questions).mean;
  const server = answers.server && accuracy(answers.server, questions).mean;
  const best = byRho((rho) => (isServed(answers) ? oracle(answers, questions, rho) : null));
  return {
    clientAccuracyId: client.id,
    clientAccuracyOod: client.ood,
    serverAccuracyId: server && server.id,
    serverAccuracyOod: server && server.ood,
    gated: mapped(best, (point) => point?.accuracy ?? null),
    oracle: mapped(best, (point) => ({
      threshold: point?.threshold ?? null,
      exitShare: point?.exitShare ?? null,
    })),
  };
}

/** Without a server model there is no trunk and no projector: only the cut is measured. */
function featureFigures(
  opening: Opening,
  { features, test }: Keepsake,
): Pick<Figures, 'skew' | 'probeTransfer'> {
  const labels = probeLabels(opening);
  const architectures = opening.clients.map(({ architecture }) => architecture);
  const cut = skew(features.cut, labels, architectures).ratio;
  if (!isServed(test)) {
    return {
      skew: { cut, trunk: null, projector: null, within: null, across: null },
      probeTransfer: { self: null, cross: null },
    };
  }
  const { ratio: trunk, within, across } = skew(features.trunk, labels, architectures);
  const projector = skew(features.projector, labels, architectures).ratio;
  const { self, cross } = probeTransfer(features.trunk, labels);
  return { skew: { cut, trunk, projector, within, across }, probeTransfer: { self, cross } };
}

function isServed(answers: Answers): answers is ServedAnswers {
  return answers.server !== null;
}

function byRho<T>(value: (rho: number) => T): Record<Rho, T> {
  return { '0': value(0), '0.5': value(0.5), '1': value(1) };
}

function mapped<T, U>(values: Record<Rho, T>, change: (value: T) => U): Record<Rho, U> {
  return { '0': change(values['0']), '0.5': change(values['0.5']), '1': change(values['1']) };
}
