import type { Axis, Series } from './curves.ts';

/** A curve over given places that the reader draws before seeing the actual one. */
export interface PredictCurveProps {
  /** Accessible name and visible title. */
  readonly label: string;
  /** The places, ascending, at least one, such as the kept rounds. */
  readonly x: Axis & { readonly values: readonly number[] };
  /** Domain: default [0, 1]. */
  readonly y: Axis;
  /** Finest difference of two answers, default a hundredth of the domain of y. */
  readonly step?: number | undefined;
  /** [x.values.length]; null is not placed yet. */
  readonly value: readonly (number | null)[];
  /** The whole new curve, at every step of a drag. */
  readonly onvalue?: ((value: (number | null)[]) => void) | undefined;
  /** The answer stands; with `actual` the gap is drawn. Default false. */
  readonly locked?: boolean | undefined;
  /** [x.values.length]; null where nothing is known (yet). Shown only when locked. */
  readonly actual?: readonly (number | null)[] | undefined;
  /** What the two curves are called; default 'your curve' and 'the run'. */
  readonly names?: { readonly value: string; readonly actual: string } | undefined;
  /** Known lines shown from the start. */
  readonly context?: readonly Series[] | undefined;
  /** Height of the drawing in CSS pixels, default 240. */
  readonly height?: number | undefined;
}
