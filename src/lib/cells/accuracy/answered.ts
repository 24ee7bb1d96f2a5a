import { accuracy, type Accuracies, accuracyByClass } from '#lib/measure/accuracy.ts';
import { type Answerer, answersBy } from '#lib/measure/answerer.ts';
import type { Questions } from '#lib/measure/questions.ts';
import type { ClientCard } from '#lib/sim/snapshot.ts';
import type { NamedSide } from '../sides.ts';

/** What one side's clients are answered at the round on show. */
export interface Answered extends NamedSide {
  /** `[K, n]`. */
  readonly answers: Uint8Array;
  readonly questions: Questions;
  readonly clients: readonly ClientCard[];
}

/** The answers of a side; null until its round is there, or if it has none to do with a server. */
export function answeredBy(named: NamedSide, of: Answerer, threshold: number): Answered | null {
  const { arm } = named.side;
  const test = named.side.answers?.test;
  const { questions, opening } = arm;
  if (!test || !questions || !opening) return null;
  const answers = answersBy(test, of, threshold);
  return answers && { ...named, questions, clients: opening.clients, answers };
}

/** Accuracy by client and class as a heat map has it; what a client holds is outlined. */
export function byClass({ answers, questions, clients }: Answered) {
  const { classes } = questions;
  return {
    rows: clients.map(({ id, architecture }) => ({ label: `${id + 1} ${architecture}`, hue: id })),
    columns: Array.from({ length: classes }, (_, label) => String(label)),
    values: accuracyByClass(answers, questions),
    outlined: Uint8Array.from({ length: clients.length * classes }, (_, cell) =>
      Number(clients[Math.floor(cell / classes)]!.classes.includes(cell % classes)),
    ),
  };
}

/** Mean and worst tenth of clients, on own and on unseen classes, a value for each side. */
export function summary(sides: readonly Answered[]) {
  const all = sides.map(({ answers, questions }) => accuracy(answers, questions));
  const row = (label: string, of: (one: Accuracies) => number | null) => ({
    label,
    values: all.map(of),
    missing: all.map(() => 'every class is held'),
  });
  return [
    row('own classes, mean', ({ mean }) => mean.id),
    row('own classes, worst tenth of clients', ({ worst }) => worst.id),
    row('unseen classes, mean', ({ mean }) => mean.ood),
    row('unseen classes, worst tenth of clients', ({ worst }) => worst.ood),
  ];
}
