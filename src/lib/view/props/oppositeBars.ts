import type { Hue } from './hue.ts';

/** What was counted of one thing, in two opposite directions. */
export interface OppositeBarsRow {
  readonly label: string;
  readonly hue?: Hue | undefined;
  /** To the left and to the right: whole, 0 or above. */
  readonly counts: readonly [left: number, right: number];
  /** Of how many; 0: nothing was counted, and the row says so. */
  readonly of: number;
  /** Words after the bars. */
  readonly note: string;
}

/** Counts of two directions as bars to both sides of a line: a real table. */
export interface OppositeBarsProps {
  /** Caption of the table. */
  readonly label: string;
  /** What a row is, such as 'client'. */
  readonly axis: string;
  /** What lies to the left and to the right. */
  readonly sides: readonly [left: OppositeSide, right: OppositeSide];
  readonly rows: readonly OppositeBarsRow[];
  /** The heading of the notes. */
  readonly note: string;
  /** Shares, 0 … 1, of the longest bars to the left and to the right, such as of several charts; default: of these rows. */
  readonly full?: readonly [left: number, right: number] | undefined;
  /** Default the number itself. */
  readonly format?: ((count: number) => string) | undefined;
  readonly selectedRow?: number | null | undefined;
  /** With it the row labels are buttons; null when the selected row is pressed again. */
  readonly onselectrow?: ((row: number | null) => void) | undefined;
}

interface OppositeSide {
  readonly label: string;
  readonly hue: Hue;
}
