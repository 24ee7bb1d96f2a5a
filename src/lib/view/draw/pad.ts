/** Paints a small grey image, large, and the cursor that draws on it. */
import type { Palette } from '../colours.ts';
import type { Spot } from './ink.ts';

/** The part of a canvas context that a pad needs; a test passes a small fake. */
export type PadContext = Pick<
  CanvasRenderingContext2D,
  | 'fillRect'
  | 'strokeRect'
  | 'beginPath'
  | 'arc'
  | 'stroke'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'globalAlpha'
>;

/** Where the pad is painted: its side in CSS pixels, and device pixels per CSS pixel. */
export interface Pad {
  readonly width: number;
  readonly ratio: number;
}

/** Paints pixels [side, side], 0 paper and 255 ink, as squares that end on device pixels: no seams. */
export function drawPixels(
  context: PadContext,
  pixels: Uint8Array,
  side: number,
  { width, ratio }: Pad,
  colour: string,
): void {
  const at = (pixel: number) => Math.round((pixel / side) * width * ratio) / ratio;
  context.fillStyle = colour;
  pixels.forEach((value, i) => {
    if (value === 0) return;
    const [x, y] = [i % side, Math.floor(i / side)];
    context.globalAlpha = value / 255;
    context.fillRect(at(x), at(y), at(x + 1) - at(x), at(y + 1) - at(y));
  });
  context.globalAlpha = 1;
}

/** Paints the pixel under the cursor and the pen around it, so that both are seen on ink and on paper. */
export function drawCursor(
  context: PadContext,
  [x, y]: Spot,
  radius: number,
  side: number,
  width: number,
  { panel, accent }: Palette,
): void {
  const unit = width / side;
  for (const [colour, line] of [
    [panel, 5],
    [accent, 2],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = line;
    context.strokeRect(x * unit, y * unit, unit, unit);
    context.beginPath();
    context.arc((x + 0.5) * unit, (y + 0.5) * unit, (radius + 0.5) * unit, 0, 2 * Math.PI);
    context.stroke();
  }
}
