/** Paints the marks of a map. */
import { barOf, type Palette, toneOf } from '../colours.ts';

/** The part of a canvas context that marks need; a test passes a small fake. */
export type MarkContext = Pick<
  CanvasRenderingContext2D,
  | 'fillText'
  | 'strokeText'
  | 'fillRect'
  | 'beginPath'
  | 'arc'
  | 'fill'
  | 'stroke'
  | 'font'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineJoin'
  | 'globalAlpha'
  | 'textAlign'
  | 'textBaseline'
>;

export interface Marks {
  /** [n, 2] in CSS pixels; what is not finite is not drawn. */
  readonly pixels: Float32Array;
  readonly signs: ArrayLike<string>;
  readonly hues: ArrayLike<number>;
  readonly dimmed?: ArrayLike<number> | undefined;
  readonly hollow?: ArrayLike<number> | undefined;
  readonly selected?: ReadonlySet<number> | undefined;
  readonly hovered?: number | null | undefined;
  /** Font size in CSS pixels. */
  readonly size: number;
}

const faded = 0.14;
/** Of the marks beside a selection that is too large for discs of their own. */
const behind = 0.25;
const mostDiscs = 24;
const family = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

/**
 * Font size for `n` marks on a map `width` pixels wide: 9…20, smaller when there are many.
 */
export function markSize(n: number, width: number): number {
  const crowd = Math.sqrt(Math.sqrt(1200 / Math.max(n, 300)));
  return Math.min(20, Math.max(9, (width / 40) * crowd));
}

/**
 * An order of `n` points that scatters neighbours in the list: painted in list order, the last client
 * would lie on top everywhere.
 */
export function paintOrder(n: number): Uint32Array {
  const order = new Uint32Array(n);
  let stride = Math.max(1, Math.round(n * 0.618));
  while (stride > 1 && divisor(stride, n) !== 1) stride--;
  for (let i = 0; i < n; i++) order[i] = (i * stride) % n;
  return order;
}

/**
 * Faded marks first, then the others mixed, then the selected, then the hovered one. A few selected marks stand
 * on discs; more would hide each other, so that the others fade instead.
 */
export function drawScatter(context: MarkContext, marks: Marks, palette: Palette): void {
  const { selected, hovered, dimmed } = marks;
  const order = paintOrder(marks.pixels.length / 2);
  const isTop = (i: number) => i === hovered || selected?.has(i) === true;
  prepare(context, marks.size);
  context.globalAlpha = faded;
  for (const i of order) if (dimmed?.[i] && !isTop(i)) drawMark(context, marks, palette, i);
  const isCrowd = (selected?.size ?? 0) > mostDiscs;
  context.globalAlpha = isCrowd ? behind : 1;
  for (const i of order) if (!dimmed?.[i] && !isTop(i)) drawMark(context, marks, palette, i);
  context.globalAlpha = 1;
  for (const i of selected ?? []) {
    if (i === hovered) continue;
    if (isCrowd) drawMark(context, marks, palette, i);
    else drawChosen(context, marks, palette, i, 1.25);
  }
  if (hovered !== null && hovered !== undefined) {
    drawChosen(context, marks, palette, hovered, 1.7);
  }
}

function prepare(context: MarkContext, size: number): void {
  context.font = `700 ${size}px ${family}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
}

function drawMark(context: MarkContext, marks: Marks, palette: Palette, i: number): void {
  const [x, y] = [marks.pixels[2 * i], marks.pixels[2 * i + 1]];
  if (!Number.isFinite(x) || !Number.isFinite(y)) return;
  const colour = palette.hues[toneOf(marks.hues[i])];
  context.fillStyle = colour;
  if (marks.hollow?.[i]) drawHollow(context, marks, palette, colour, x, y, i);
  else context.fillText(marks.signs[i], x, y);
  drawBar(context, marks, i, x, y);
}

function drawHollow(
  context: MarkContext,
  { signs, size }: Marks,
  { panel }: Palette,
  colour: string,
  x: number,
  y: number,
  i: number,
): void {
  context.strokeStyle = colour;
  context.lineWidth = Math.max(1.5, size * 0.16);
  context.strokeText(signs[i], x, y);
  context.fillStyle = panel;
  context.fillText(signs[i], x, y);
  context.fillStyle = colour;
}

function drawBar(context: MarkContext, marks: Marks, i: number, x: number, y: number): void {
  const bar = barOf(marks.hues[i]);
  if (bar === 'none') return;
  const [half, thick] = [marks.size * 0.32, Math.max(1, marks.size * 0.12)];
  const away = marks.size * 0.48;
  if (bar !== 'over') context.fillRect(x - half, y + away - thick / 2, 2 * half, thick);
  if (bar !== 'under') context.fillRect(x - half, y - away - thick / 2, 2 * half, thick);
}

/** A larger mark on a disc of its own, so that it reads in a crowd. */
function drawChosen(
  context: MarkContext,
  marks: Marks,
  palette: Palette,
  i: number,
  scale: number,
): void {
  const [x, y] = [marks.pixels[2 * i], marks.pixels[2 * i + 1]];
  if (!Number.isFinite(x) || !Number.isFinite(y)) return;
  const size = marks.size * scale;
  context.beginPath();
  context.arc(x, y, size * 0.78, 0, 2 * Math.PI);
  context.fillStyle = palette.panel;
  context.fill();
  context.lineWidth = scale > 1.5 ? 2 : 1.25;
  context.strokeStyle = palette.ink;
  context.stroke();
  prepare(context, size);
  drawMark(context, { ...marks, size }, palette, i);
  prepare(context, marks.size);
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
