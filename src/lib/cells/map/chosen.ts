import type { ClientCard, Opening } from '#lib/sim/snapshot.ts';
import type { Points } from '#lib/state/points.ts';
import type { Side } from '#lib/state/side.svelte.ts';
import { answerAt, type PointAnswer } from './answers.ts';

/** One selected mark, and what every arm on show makes of it. */
export interface Chosen {
  readonly point: number;
  readonly label: number;
  readonly card: ClientCard;
  /** Whether the client holds its class: ID, else OOD. */
  readonly isId: boolean;
  /** One per side, in their order; null until the round is there. */
  readonly answers: readonly (PointAnswer | null)[];
}

/** How many of the selected marks have a value. */
export interface Count {
  readonly value: number;
  readonly count: number;
}

/** The selected marks by client, then class; numbers that are not points of this map are left out. */
export function chosenOf(
  selected: Iterable<number>,
  points: Points,
  { clients }: Pick<Opening, 'clients'>,
  sides: readonly Side[],
  threshold: number,
): Chosen[] {
  return [...selected]
    .filter((point) => point < points.count)
    .map((point) => {
      const card = clients[points.client[point]!]!;
      const label = points.label[point]!;
      const answers = sides.map((side) => answerAt(side, points, point, threshold));
      return { point, label, card, isId: card.classes.includes(label), answers };
    })
    .sort((a, b) => a.card.id - b.card.id || a.label - b.label || a.point - b.point);
}

/** How often each value occurs, ascending by value. */
export function counts(values: readonly number[]): Count[] {
  const found = new Map<number, number>();
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
  return [...found].map(([value, count]) => ({ value, count })).sort((a, b) => a.value - b.value);
}

/** At most so many items, from the whole list evenly. */
export function spread<T>(items: readonly T[], most: number): T[] {
  const count = Math.min(most, items.length);
  return Array.from({ length: count }, (_, i) => items[Math.floor((i * items.length) / count)]!);
}

/** What one side makes of the selected marks, in a sentence; null until all its answers are there. */
export function tally(chosen: readonly Chosen[], side: number): string | null {
  const all = chosen.flatMap(({ label, answers }) => {
    const answer = answers[side];
    return answer ? [{ label, ...answer }] : [];
  });
  if (all.length < chosen.length || all.length === 0) return null;
  const exits = all.filter((answer) => answer.exits).length;
  const client = all.filter((answer) => answer.client === answer.label).length;
  const server = all.filter((answer) => answer.server === answer.label).length;
  const served = all.every((answer) => answer.server === null)
    ? 'there is no server model'
    : `the server on ${server}`;
  return `${exits} exit; the client is right on ${client}, ${served}`;
}

/** A row of the table: sign, client, ID or OOD, then for every side both answers, entropy and way. */
export function rowOf({ label, card, isId, answers }: Chosen): (string | number)[] {
  const told = answers.flatMap((answer) =>
    answer
      ? [
          answer.client,
          answer.server ?? 'none',
          answer.entropy,
          answer.exits ? 'exits' : 'offloads',
        ]
      : ['…', '…', '…', '…'],
  );
  return [label, card.id + 1, isId ? 'ID' : 'OOD', ...told];
}
