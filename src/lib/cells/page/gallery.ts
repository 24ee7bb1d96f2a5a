/** A link worth opening, with its picture, as `skewscope gallery` lists it. */
export interface Scene {
  readonly name: string;
  readonly title: string;
  readonly sentence: string;
  /** From `#proof=` on. */
  readonly link: string;
  /** The file of the picture, and its size in pixels. */
  readonly picture: string;
  readonly width: number;
  readonly height: number;
}
