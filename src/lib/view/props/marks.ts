/** The marks of a map; what is `[n]` is as in `ScatterProps`. */
export interface MarksProps {
  /** [n, 2] in the map's frame, 0…1 from left to right and from top to bottom. */
  readonly places: Float32Array;
  /** New places are taken at once: something else moves them. */
  readonly slides: boolean;
  /** Moves are short and of few frames. */
  readonly sparing: boolean;
  readonly signs: ArrayLike<string>;
  readonly hues: ArrayLike<number>;
  readonly dimmed: ArrayLike<number> | undefined;
  readonly hollow: ArrayLike<number> | undefined;
  readonly selected: ReadonlySet<number> | undefined;
  readonly hovered: number | null;
}
