import type { Answers } from '#lib/sim/snapshot.ts';
import { type Accuracy, accuracy } from './accuracy.ts';
import type { Figures } from './figures.ts';
import { gated, type ServedAnswers } from './gate.ts';
import type { Questions } from './questions.ts';

/** Where a number stands in figures: field names joined by points, `skew.trunk`. */
export type FigurePath = Paths<Figures>;

type Paths<T> = {
  [K in keyof T & string]: T[K] extends number | null ? K : `${K}.${Paths<T[K]>}`;
}[keyof T & string];

/** A kept round as its figures are read. */
export interface ReadRound {
  readonly figures: Figures;
  /** On the test set; null as long as they are not there. */
  readonly answers: Answers | null;
  /** What the clients are asked on the test set. */
  readonly questions: Questions;
}

/** Where the reader has put the gate: OOD ratio, and threshold 0 … 1. */
export interface GateReading {
  readonly rho: number;
  readonly threshold: number;
}

/** Whose accuracy, and on which classes: the client's own or the others. */
export type ClientFigure = 'clientId' | 'clientOod' | 'serverId' | 'serverOod';

/** Whether a figure is of the gate at the reader's threshold, so that it needs the answers of the round. */
export function isOfGate(path: readonly string[]): boolean {
  return path[0] === 'reading';
}

/**
 * A figure of a kept round by its path: one of `Figures`, or `reading.rho`, `reading.threshold`,
 * `reading.accuracy` and `reading.exitShare` of the gate as the reader has put it. Null if the round has no such figure; undefined as long as
 * the answers that it needs are not there.
 */
export function figureAt(
  round: ReadRound,
  gate: GateReading,
  path: readonly string[],
): number | null | undefined {
  if (isOfGate(path)) return path.length === 2 ? gateFigure(round, gate, path[1]!) : null;
  const value = path.reduce<unknown>(
    (group, field) =>
      typeof group === 'object' && group !== null && Object.hasOwn(group, field)
        ? (group as Record<string, unknown>)[field]
        : null,
    round.figures,
  );
  return typeof value === 'number' ? value : null;
}

/** A figure of every client, `[K]`: null for one that was not asked, or without a server model; undefined as above. */
export function clientFigures(
  { answers, questions }: Pick<ReadRound, 'answers' | 'questions'>,
  figure: ClientFigure,
): (number | null)[] | undefined {
  if (!answers) return undefined;
  const of = figure.startsWith('server') ? answers.server : answers.client;
  if (!of) return questions.clients.map(() => null);
  const part: keyof Accuracy = figure.endsWith('Ood') ? 'ood' : 'id';
  return accuracy(of, questions).clients.map((client) => client[part]);
}

function gateFigure(
  { answers, questions }: ReadRound,
  { rho, threshold }: GateReading,
  name: string,
): number | null | undefined {
  if (name === 'rho') return rho;
  if (name === 'threshold') return threshold;
  if (name !== 'accuracy' && name !== 'exitShare') return null;
  if (!answers) return undefined;
  return isServed(answers) ? gated(answers, questions, rho, threshold)[name] : null;
}

function isServed(answers: Answers): answers is ServedAnswers {
  return answers.server !== null;
}
