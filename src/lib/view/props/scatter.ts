import type { Frame } from '../frame.ts';

/** What a walking key entered: an outer group (Page keys), an inner one (↑ ↓) or the next point of it (← →). */
export type WalkLevel = 'outer' | 'inner' | 'point';

/** Points in groups and groups within them, such as clients and classes. */
export interface WalkGroups {
  /** [n] number of the outer group of each point. */
  readonly outer: ArrayLike<number>;
  /** [n] number of the inner group, within the outer one. */
  readonly inner: ArrayLike<number>;
  /** What the groups are called, such as 'client' and 'class'. */
  readonly names: { readonly outer: string; readonly inner: string };
}

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
  /** Indices in the order in which arrow keys walk; default 0…n−1. Not with `walk`. */
  readonly order?: ArrayLike<number> | undefined;
  /** With it the keys walk on three levels instead of one. */
  readonly walk?: WalkGroups | undefined;
  /** One line about a point, shown under the map and announced; at another level, about the group just entered. */
  readonly describe: (index: number, level: WalkLevel) => string;
  /** The point under the pointer or the keys; null when there is none. */
  readonly onhover?: ((index: number | null) => void) | undefined;
  /**
   * The whole new selection: after a click or Enter (with Shift added or taken out, with Alt taken out), a
   * lasso (with Shift added, with Alt taken out), Shift and arrows, Ctrl or ⌘ and A; [] on Escape.
   */
  readonly onselect?: ((indices: number[]) => void) | undefined;
}
