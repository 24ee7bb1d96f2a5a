import type { Hue } from './hue.ts';

/** A quantity and what it is in each of a few cases. */
export interface PairBarsRow {
  readonly label: string;
  /** [sides]; null: there is none, and `missing` says why. */
  readonly values: readonly (number | null)[];
  /** [sides] What chance gives, drawn as a tick; null where there is no such thing. */
  readonly chance?: readonly (number | null)[] | undefined;
  /** [sides] Why there is no value, default 'none'. */
  readonly missing?: readonly string[] | undefined;
}

/** Bars of one scale beneath each other, such as before and after: a real table. */
export interface PairBarsProps {
  /** Caption of the table. */
  readonly label: string;
  readonly sides: readonly { readonly label: string; readonly hue: Hue }[];
  readonly rows: readonly PairBarsRow[];
  /** The value of a full bar, above 0; what is larger fills it. Default 1. */
  readonly full?: number | undefined;
  /** Default two decimals. */
  readonly format?: ((value: number) => string) | undefined;
}
