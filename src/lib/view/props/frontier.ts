import type { Lockable } from './control.ts';
import type { Axis, Dot, Marker, Series } from './curves.ts';

/** What the reader sets where the chart's x is something else that follows from it. */
export interface Knob {
  readonly axis: Axis & { readonly domain: readonly [number, number] };
  /** Where a value of it lies on x. */
  readonly toX: (value: number) => number;
  /** The value that lies nearest to a place on x. */
  readonly fromX: (x: number) => number;
}

/** Curves over one value that the reader sets: dragged in the chart, or with the slider below it. */
export interface FrontierProps extends Lockable {
  readonly label: string;
  readonly series: readonly Series[];
  readonly x: Axis & { readonly domain: readonly [number, number] };
  readonly y: Axis;
  /** The operating point, inside the domain of x, or of the knob. */
  readonly value: number;
  /** What is set; default x itself. */
  readonly knob?: Knob | undefined;
  /** Default a hundredth of the domain. */
  readonly step?: number | undefined;
  /** Other marks, such as the best threshold on the test set. */
  readonly markers?: readonly Marker[] | undefined;
  readonly dots?: readonly Dot[] | undefined;
  readonly height?: number | undefined;
  readonly onvalue: (value: number) => void;
}
