/** The two disjoint parts of a dataset. */
export type Part = 'train' | 'test';

/** A dataset as the rest of the simulation knows it: numbered samples of every class in either part. */
export interface Source {
  /** As a reader should see it, "Glyphs" or "File 4c1d0e77". */
  readonly name: string;
  readonly side: number;
  readonly classes: number;
  /** How many samples of a class there are; Infinity where they are made on demand. */
  supply(label: number, part: Part): number;
  /**
   * Writes one sample, `[side × side]` grey, 0 (paper) … 1 (ink). The same ordinal, 0 … supply − 1, always
   * gives the same sample, whatever else was drawn.
   */
  draw(label: number, part: Part, ordinal: number, into: Float32Array): void;
}
