/** Small grey images as pixels of a canvas, at whole multiples of their size. */
import { rgb } from 'd3';

/** Where images go on a sheet, in CSS pixels. */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** Side of one image. */
  readonly image: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

const gap = 8;
const labelHeight = 18;

/** A grid of `n` images of `image` pixels in `width` pixels: at least one column, wide enough for a label. */
export function gridOf(n: number, image: number, width: number, labelWidth = 0): Grid {
  const cellWidth = Math.max(image, Math.ceil(labelWidth)) + gap;
  const columns = Math.max(1, Math.min(n, Math.floor((width + gap) / cellWidth)));
  const rows = Math.ceil(n / columns);
  return { columns, rows, image, cellWidth, cellHeight: image + labelHeight + gap };
}

/** The top left corner of image `i`. */
export function cornerOf(grid: Grid, i: number): readonly [number, number] {
  return [(i % grid.columns) * grid.cellWidth, Math.floor(i / grid.columns) * grid.cellHeight];
}

/**
 * One image `[side, side]`, 0 paper and 255 ink, as RGBA `[side · zoom, side · zoom, 4]`. Colours are any that
 * d3's `rgb` reads.
 */
export function rasterise(
  grey: Uint8Array,
  side: number,
  zoom: number,
  paper: string,
  ink: string,
): Uint8ClampedArray<ArrayBuffer> {
  const [from, to] = [rgb(paper), rgb(ink)];
  const width = side * zoom;
  const pixels = new Uint8ClampedArray(4 * width * width);
  for (let y = 0; y < width; y++) {
    for (let x = 0; x < width; x++) {
      const share = grey[Math.floor(y / zoom) * side + Math.floor(x / zoom)] / 255;
      const at = 4 * (y * width + x);
      pixels[at] = from.r + (to.r - from.r) * share;
      pixels[at + 1] = from.g + (to.g - from.g) * share;
      pixels[at + 2] = from.b + (to.b - from.b) * share;
      pixels[at + 3] = 255;
    }
  }
  return pixels;
}
