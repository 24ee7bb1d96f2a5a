/** What every component of this folder takes: data and text in, callbacks out. */
import type { Snippet } from 'svelte';
import type { Frame } from './frame.ts';

/** What a control changes: a reading of results that exist (instant), or the spec (then they are stale). */
export type Changes = 'reading' | 'spec';

/** A colour of the data: an index from 0 into the hues (see colours.ts), or a neutral one. */
export type Hue = number | 'ink' | 'soft';

/** A map of marks: square, equal scale, no ticks. Rows are points; a point keeps its index for ever. */
export interface ScatterProps {
  /** Accessible name: what the map shows, in a few words. */
  readonly label: string;
  /** Text alternative with the current figures; read to those who cannot see the map. */
  readonly description: string;
  /** [n, 2], any scale, y upwards. Points that are not finite are not drawn. A new array moves the points. */
  readonly positions: Float32Array;
  /** [n, 2]: with it, nothing moves by itself and `t` says where between `positions` and `target` to stand. */
  readonly target?: Float32Array | undefined;
  /** 0…1, default 0. */
  readonly t?: number | undefined;
  /** Something else needs the machine: moves are short and of few frames. Default false. */
  readonly sparing?: boolean | undefined;
  /** What part of the plane is shown; default: all of `positions` and `target`. Give it to share a scale. */
  readonly frame?: Frame | undefined;
  /** [n] the sign drawn for each point, one or two characters. */
  readonly signs: ArrayLike<string>;
  /** [n] hue index per point. */
  readonly hues: ArrayLike<number>;
  /** [n] non-zero: faded, drawn first, not hit by the pointer or keys. */
  readonly dimmed?: ArrayLike<number> | undefined;
  /** [n] non-zero: outline only (its place is not to be trusted). */
  readonly hollow?: ArrayLike<number> | undefined;
  readonly selected?: ReadonlySet<number> | undefined;
  readonly hovered?: number | null | undefined;
  /** Indices in the order in which arrow keys walk; default 0…n−1. */
  readonly order?: ArrayLike<number> | undefined;
  /** One line about a point: shown under the map and announced. */
  readonly describe: (index: number) => string;
  /** The point under the pointer or the keys; null when there is none. */
  readonly onhover?: ((index: number | null) => void) | undefined;
  /** The whole new selection, after a click, Enter, or their shift forms (add or remove); [] on Escape. */
  readonly onselect?: ((indices: number[]) => void) | undefined;
}

/** One line of a chart. */
export interface Series {
  readonly label: string;
  readonly hue: Hue;
  /** Ascending. */
  readonly x: ArrayLike<number>;
  /** As long as `x`; what is not finite is a gap. */
  readonly y: ArrayLike<number>;
  readonly dashed?: boolean | undefined;
}

export interface Axis {
  readonly label: string;
  /** Printed after the label and in read-outs; default none. */
  readonly unit?: string | undefined;
  /** Default: from the data, rounded outwards; the y axis then includes 0. */
  readonly domain?: readonly [number, number] | undefined;
  /** Default: up to four significant digits. */
  readonly format?: ((value: number) => string) | undefined;
}

/** A vertical line at one x with a word on it. */
export interface Marker {
  readonly x: number;
  readonly label: string;
}

export interface CurvesProps {
  /** Accessible name and visible title. */
  readonly label: string;
  readonly series: readonly Series[];
  readonly x: Axis;
  readonly y: Axis;
  readonly markers?: readonly Marker[] | undefined;
  /** Height of the drawing in CSS pixels, default 200. */
  readonly height?: number | undefined;
  /** With it the pointer can drag or click in the chart: called with an x inside the domain. */
  readonly onpick?: ((x: number) => void) | undefined;
}

/** Curves over one value that the reader sets: dragged in the chart, or with the slider below it. */
export interface FrontierProps {
  readonly label: string;
  readonly series: readonly Series[];
  readonly x: Axis & { readonly domain: readonly [number, number] };
  readonly y: Axis;
  /** The operating point, inside the domain of x. */
  readonly value: number;
  /** Default a hundredth of the domain. */
  readonly step?: number | undefined;
  /** Other marks, such as the best threshold on the test set. */
  readonly markers?: readonly Marker[] | undefined;
  readonly height?: number | undefined;
  readonly onvalue: (value: number) => void;
}

/** A matrix of shares as a table with shaded cells. */
export interface HeatProps {
  /** Caption of the table. */
  readonly label: string;
  readonly rows: readonly { readonly label: string; readonly hue?: Hue | undefined }[];
  readonly columns: readonly string[];
  /** What a row and a column are, such as 'client' and 'class'. */
  readonly axes: { readonly row: string; readonly column: string };
  /** [rows, columns] row-major, 0…1; what is not finite is shown as a dash. */
  readonly values: ArrayLike<number>;
  /** [rows, columns] non-zero: outlined. */
  readonly outlined?: ArrayLike<number> | undefined;
  /** What an outline means; needed for the key and for those who cannot see it. */
  readonly outlineMeans?: string | undefined;
  readonly selectedRow?: number | null | undefined;
  /** With it the row labels are buttons; null when the selected row is pressed again. */
  readonly onselectrow?: ((row: number | null) => void) | undefined;
  /** Default two decimals. */
  readonly format?: ((value: number) => string) | undefined;
}

/** A headline number, from → to. */
export interface FigureProps {
  readonly label: string;
  /** Left out or null: there is nothing to compare with, only `to` is shown. */
  readonly from?: number | null | undefined;
  /** Null: not available; `missing` says why. */
  readonly to: number | null;
  readonly missing?: string | undefined;
  /** Printed after the numbers; '%' multiplies by nothing: give percentages. Default none. */
  readonly unit?: string | undefined;
  /** Decimals, default 2. */
  readonly digits?: number | undefined;
  /** Which direction is good; default 'neither' (the difference is then not judged). */
  readonly better?: 'higher' | 'lower' | 'neither' | undefined;
  /** Default 'absolute'; 'relative' is in per cent of `from`. */
  readonly difference?: 'absolute' | 'relative' | undefined;
  /** A sentence or two behind a question mark. */
  readonly help?: string | undefined;
}

export type BadgeKind = 'recorded' | 'live' | 'verified';
export interface BadgeProps {
  readonly kind: BadgeKind;
  /** Quiet words beside it: 'seed 1, 40 rounds'. */
  readonly detail?: string | undefined;
}

interface Control {
  readonly label: string;
  readonly changes: Changes;
  /** A quiet line under the control. */
  readonly hint?: string | undefined;
  readonly disabled?: boolean | undefined;
}

export interface SwitchProps extends Control {
  readonly checked: boolean;
  readonly onchange: (checked: boolean) => void;
}

export interface SliderProps extends Control {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Default 1. */
  readonly step?: number | undefined;
  /** The words of the output; default the number itself. */
  readonly format?: ((value: number) => string) | undefined;
  /** At every step of a drag: for readings. */
  readonly onvalue?: ((value: number) => void) | undefined;
  /** Once, when the reader lets go: for specs. */
  readonly oncommit?: ((value: number) => void) | undefined;
}

export interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly disabled?: boolean | undefined;
}
export interface SegmentedProps<T extends string> extends Control {
  readonly options: readonly Option<T>[];
  readonly value: T;
  readonly onvalue: (value: T) => void;
}

export interface ProgressProps {
  readonly label: string;
  /** 0…1; null: under way, no telling how far. */
  readonly value: number | null;
  /** 'round 12 of 40'. */
  readonly detail?: string | undefined;
  /** Seconds left; left out while nothing is known. */
  readonly secondsLeft?: number | undefined;
  readonly oncancel?: (() => void) | undefined;
}

export interface LegendItem {
  readonly label: string;
  readonly hue: Hue;
}
export interface LegendProps {
  /** Accessible name of the group: 'clients'. */
  readonly label: string;
  readonly items: readonly LegendItem[];
  /** Indices of pressed (shown) items; default all. */
  readonly pressed?: ReadonlySet<number> | undefined;
  /** With it the items are toggle buttons. */
  readonly onpress?: ((index: number) => void) | undefined;
  readonly onhover?: ((index: number | null) => void) | undefined;
}

/** Small grey images in a row that wraps, drawn at whole multiples of their size. */
export interface ThumbnailsProps {
  /** Accessible name: what the images are. */
  readonly label: string;
  /** [n, side, side], 0 is paper and 255 is ink. */
  readonly images: Uint8Array;
  readonly side: number;
  /** [n], printed under each image. */
  readonly labels: readonly string[];
  /** [n] hue of each label; default ink. */
  readonly hues?: readonly Hue[] | undefined;
  /** CSS pixels per image pixel, a whole number, default 3. */
  readonly zoom?: number | undefined;
}

/** Hatches its children while they are out of date and, with `onrerun`, offers to run again. */
export interface StaleProps {
  readonly stale: boolean;
  /** What was changed: 'alignment was switched off'. */
  readonly reason?: string | undefined;
  /** Words of the button, default 'Run again'. */
  readonly action?: string | undefined;
  /** Left out where another button close by runs it again. */
  readonly onrerun?: (() => void) | undefined;
  readonly children: Snippet;
}

export interface NoticeProps {
  readonly kind: 'error' | 'warning' | 'note';
  /** Names what is wrong: 'clients.count: 0 is not in 2…64'. */
  readonly title: string;
  /** What it means or what to do. */
  readonly detail?: string | undefined;
  readonly action?: { readonly label: string; readonly onclick: () => void } | undefined;
}

/** The numbers behind a chart, folded under a button. */
export interface DataTableProps {
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly unit?: string | undefined }[];
  /** Made only when the table is opened. */
  readonly rows: () => readonly (readonly (string | number)[])[];
  /** Default: up to four significant digits. */
  readonly format?: ((value: number) => string) | undefined;
}
