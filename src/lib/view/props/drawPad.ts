/** A small grey image that the reader draws with mouse, finger, pen or keyboard. */
export interface DrawPadProps {
  readonly label: string;
  /** Pixels along a side. */
  readonly side: number;
  /**
   * [side, side], 0 is paper and 255 is ink. A new array sets the drawing and forgets the strokes before
   * it; the one that `onchange` gave changes nothing. Default: empty.
   */
  readonly image?: Uint8Array | undefined;
  /** Half the width of the pen in image pixels, above 0; default a twentieth of the side. */
  readonly radius?: number | undefined;
  readonly disabled?: boolean | undefined;
  /** [side, side], a copy: at most ten times a second during a stroke, and once after it. */
  readonly onchange: (image: Uint8Array) => void;
}
