import type { Hue } from './hue.ts';

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
