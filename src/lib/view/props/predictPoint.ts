import type { Axis } from './curves.ts';

/** A place on a number line that the reader guesses before seeing the actual one. */
export interface PredictPointProps {
  /** Accessible name and visible title. */
  readonly label: string;
  readonly axis: Axis & { readonly domain: readonly [number, number] };
  /** Default a hundredth of the domain. */
  readonly step?: number | undefined;
  /** Null: not placed yet. */
  readonly value: number | null;
  readonly onvalue?: ((value: number) => void) | undefined;
  /** The answer stands; with `actual` the gap is drawn. Default false. */
  readonly locked?: boolean | undefined;
  /** Shown only when locked. */
  readonly actual?: number | null | undefined;
  /** What the two points are called; default 'your answer' and 'the run'. */
  readonly names?: { readonly value: string; readonly actual: string } | undefined;
}
