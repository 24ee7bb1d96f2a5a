import type { Readings } from '#lib/notebook/readings.ts';
import type { NumberSet } from '#lib/state/numberSet.ts';
import type { Points } from '#lib/state/points.ts';

/** How the points of a map are drawn: one of client and class is the colour, the other the sign. */
export interface Marks {
  readonly signs: readonly string[];
  readonly hues: Uint8Array;
}

/** Clients are numbered from 1 for people, classes are the digits themselves. */
export function marksOf({ client, label }: Points, colour: Readings['colour']): Marks {
  return colour === 'client'
    ? { signs: Array.from(label, String), hues: client }
    : { signs: Array.from(client, (id) => String(id + 1)), hues: label };
}

/** `[count]` non-zero for the points of hidden clients and classes. */
export function dimmedOf(
  { client, label }: Points,
  clients: NumberSet,
  classes: NumberSet,
): Uint8Array {
  return client.map((id, point) => Number(clients.has(id) || classes.has(label[point]!)));
}
