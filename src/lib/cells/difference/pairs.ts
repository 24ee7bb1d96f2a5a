import { type Answerer, answersBy } from '#lib/measure/answerer.ts';
import { type Asking, paired, type Paired, type Turned } from '#lib/measure/paired.ts';
import { signTest } from '#lib/measure/signTest.ts';
import type { ClientCard } from '#lib/sim/snapshot.ts';
import type { Side } from '#lib/state/side.svelte.ts';
import { fixed } from '#lib/view/numbers.ts';
import type { OppositeBarsRow } from '#lib/view/props/oppositeBars.ts';
import { sharesOf } from './words.ts';

/** Whose answers are paired, and on what. */
export interface Pairing extends Asking {
  readonly of: Answerer;
  /** Of the gate, 0 … 1. */
  readonly threshold: number;
}

/** What turned between two sides at the round on show, or why there is nothing to pair. */
export type Outcome =
  | { readonly kind: 'paired'; readonly paired: Paired; readonly clients: readonly ClientCard[] }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'serverless' };

/** Pairs the answers of two arms that share their test samples and clients. */
export function pairsOf(before: Side, after: Side, { of, threshold, ...asking }: Pairing): Outcome {
  const [was, is] = [before.answers?.test, after.answers?.test];
  const { questions, opening } = after.arm;
  if (!was || !is || !questions || !opening) return { kind: 'waiting' };
  const [from, to] = [answersBy(was, of, threshold), answersBy(is, of, threshold)];
  if (!from || !to) return { kind: 'serverless' };
  return { kind: 'paired', paired: paired(from, to, questions, asking), clients: opening.clients };
}

/** A row of bars for every client. */
export function clientRows(
  { clients }: Paired,
  cards: readonly ClientCard[],
): readonly OppositeBarsRow[] {
  return clients.map((turned, k) => {
    const { id, architecture } = cards[k]!;
    return { ...rowOf(turned), label: `${id + 1} ${architecture}`, hue: id };
  });
}

/** A row of bars for every class. */
export function classRows({ classes }: Paired): readonly OppositeBarsRow[] {
  return classes.map((turned, label) => ({ ...rowOf(turned), label: String(label) }));
}

/** The longest bar to each side among all of these rows, as a share of its row. */
export function longestOf(
  rows: readonly OppositeBarsRow[],
): readonly [left: number, right: number] {
  const shares = (side: 0 | 1) => rows.map(({ counts, of }) => (of ? counts[side] / of : 0));
  return [Math.max(0, ...shares(0)), Math.max(0, ...shares(1))];
}

/** The columns of the table behind the bars. */
export const COLUMNS = [
  { label: 'of' },
  { label: 'questions' },
  { label: 'right before' },
  { label: 'right after' },
  { label: 'turned right' },
  { label: 'turned wrong' },
  { label: 'sign test, p' },
];

/** The rows of that table, each with its name. */
export function tableOf(rows: readonly (readonly [name: string, turned: Turned])[]) {
  return rows.map(([name, turned]) => [
    name,
    turned.asked,
    turned.rightBefore,
    turned.rightAfter,
    turned.turnedRight,
    turned.turnedWrong,
    fixed(signTest(turned.samplesBetter, turned.samplesWorse), 3),
  ]);
}

function rowOf(turned: Turned): Omit<OppositeBarsRow, 'label'> {
  return {
    counts: [turned.turnedWrong, turned.turnedRight],
    of: turned.asked,
    note: sharesOf(turned),
  };
}
