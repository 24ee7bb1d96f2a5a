import { stream } from './random.ts';
import type { Spec } from './spec.ts';

/** The fewest clients of a round: alignment and averaging need two. */
const FEWEST = 2;

/** How many clients take part in every round: the share of them, rounded, and at least two. */
export function partySize({
  count,
  participation,
}: Pick<Spec['clients'], 'count' | 'participation'>) {
  return Math.max(FEWEST, Math.round(participation * count));
}

/**
 * The ids of the clients that take part in a round, ascending. Each draws a number by itself and the smallest are
 * chosen, so one more client takes the place of at most one other.
 */
export function participants(
  { seed, clients }: Pick<Spec, 'seed' | 'clients'>,
  round: number,
): number[] {
  const tickets = Array.from({ length: clients.count }, (_, id) => ({
    id,
    number: stream(seed, 'participation', id, round).uint32(),
  }));
  const drawn = tickets.sort((a, b) => a.number - b.number || a.id - b.id);
  return drawn
    .slice(0, partySize(clients))
    .map(({ id }) => id)
    .sort((a, b) => a - b);
}
