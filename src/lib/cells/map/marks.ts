import type { Readings } from '#lib/notebook/readings.ts';
import type { NumberSet } from '#lib/state/numberSet.ts';
import type { Points } from '#lib/state/points.ts';
import type { Selection } from '#lib/state/selection.svelte.ts';

/** How the points of a map are drawn: one of client and class is the colour, the other the sign. */
export interface Marks {
  readonly signs: readonly string[];
  readonly hues: Uint8Array;
}

/** The hue without a colour. */
const GREY = 7;

/** Clients are numbered from 1 for people, classes are the digits themselves. */
export function marksOf({ client, label }: Points, colour: Readings['colour']): Marks {
  return colour === 'client'
    ? { signs: Array.from(label, String), hues: client }
    : { signs: Array.from(client, (id) => String(id + 1)), hues: label };
}

/** The same points as the server sees them: features, with nothing to tell them apart. */
export function plainMarks({ count }: Points): Marks {
  return { signs: Array<string>(count).fill('•'), hues: new Uint8Array(count).fill(GREY) };
}

/** The filters of the maps. */
export type Filters = Pick<Selection, 'hiddenClients' | 'hiddenClasses' | 'selected' | 'alone'>;

/** `[count]` non-zero for the points of hidden clients and classes, and for those beside a selection that stands alone. */
export function dimmedOf(
  { client, label }: Points,
  { hiddenClients, hiddenClasses, selected, alone }: Filters,
): Uint8Array {
  return client.map((id, point) =>
    Number(
      hiddenClients.has(id) ||
        hiddenClasses.has(label[point]!) ||
        (alone && !isAmong(selected, point)),
    ),
  );
}

/** Without a selection every point is among them. */
function isAmong(selected: NumberSet, point: number): boolean {
  return selected.size === 0 || selected.has(point);
}
