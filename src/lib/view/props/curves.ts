import type { Hue } from './hue.ts';

/** One line of a chart. */
export interface Series {
  readonly label: string;
  readonly hue: Hue;
  /** Ascending. */
  readonly x: ArrayLike<number>;
  /** As long as `x`; what is not finite is a gap. */
  readonly y: ArrayLike<number>;
  readonly dashed?: boolean | undefined;
  /** Drawn thin and left out of key and words: many lines of one kind, which a legend beside the chart names. */
  readonly faint?: boolean | undefined;
  /** As long as `x`: a shaded band around the line, such as an interval of its mean. */
  readonly band?: { readonly low: ArrayLike<number>; readonly high: ArrayLike<number> } | undefined;
}

export interface Axis {
  readonly label: string;
  /** Printed after the label and in read-outs; default none. */
  readonly unit?: string | undefined;
  /** Default: from the data, rounded outwards; the y axis then includes 0. */
  readonly domain?: readonly [number, number] | undefined;
  /** Default: up to four significant digits. */
  readonly format?: ((value: number) => string) | undefined;
  /** Where ticks stand, such as at the values that were tried; default: at round numbers. */
  readonly ticks?: readonly number[] | undefined;
  /** Of an x axis: equal ratios are equally far apart, if every value is above 0. Default no. */
  readonly log?: boolean | undefined;
}

/** A vertical line at one x with a word on it. */
export interface Marker {
  readonly x: number;
  readonly label: string;
}

/** A mark at one place; a legend beside the chart says what its shape means. */
export interface Dot {
  readonly x: number;
  readonly y: number;
  /** For the chart in words. */
  readonly label: string;
  readonly hue: Hue;
  readonly shape: 'disc' | 'diamond' | 'star';
}

export interface CurvesProps {
  /** Accessible name and visible title. */
  readonly label: string;
  readonly series: readonly Series[];
  readonly x: Axis;
  readonly y: Axis;
  readonly markers?: readonly Marker[] | undefined;
  readonly dots?: readonly Dot[] | undefined;
  /** Height of the drawing in CSS pixels, default 200. */
  readonly height?: number | undefined;
  /** With it the pointer can drag or click in the chart: called with an x inside the domain. */
  readonly onpick?: ((x: number) => void) | undefined;
}
