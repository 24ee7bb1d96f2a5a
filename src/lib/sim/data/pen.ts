import type { Point, Stroke } from './skeletons.ts';

/** Straight pieces per span of a curve. */
const PIECES = 5;

/** A pen: its half-width, and over how far its edge fades; in pixels. */
export interface Pen {
  readonly radius: number;
  readonly blur: number;
}

/** The smooth curve through a stroke's points (Catmull and Rom 1974, end points doubled) as a polyline. */
export function curve(stroke: Stroke): Stroke {
  if (stroke.length < 3) return stroke;
  const line: Point[] = [stroke[0]!];
  for (let i = 0; i + 1 < stroke.length; i++) {
    const span = [
      stroke[i - 1] ?? stroke[i]!,
      stroke[i]!,
      stroke[i + 1]!,
      stroke[i + 2] ?? stroke[i + 1]!,
    ] as const;
    for (let piece = 1; piece <= PIECES; piece++) line.push(along(span, piece / PIECES));
  }
  return line;
}

function along([a, b, c, d]: readonly [Point, Point, Point, Point], t: number): Point {
  const blend = (p: number, q: number, r: number, s: number) =>
    q + 0.5 * t * (r - p + t * (2 * p - 5 * q + 4 * r - s + t * (3 * (q - r) + s - p)));
  return [blend(a[0], b[0], c[0], d[0]), blend(a[1], b[1], c[1], d[1])];
}

/**
 * Draws polylines with a round pen: full ink within its radius less half the blur, none beyond radius and
 * half the blur. Lines are in pixels, pixel centres at halves; ink in `[side × side]` is replaced, 0 … 1.
 */
export function drawLines(
  lines: readonly Stroke[],
  pen: Pen,
  side: number,
  ink: Float32Array,
): void {
  const reach = pen.radius + pen.blur / 2;
  const near = new Float64Array(side * side).fill(reach * reach);
  for (const line of lines) {
    for (let i = 0; i + 1 < line.length; i++) approach(line[i]!, line[i + 1]!, reach, side, near);
  }
  for (let i = 0; i < near.length; i++) {
    ink[i] = Math.min(1, (reach - Math.sqrt(near[i]!)) / pen.blur);
  }
}

/** Lowers the squared distances `near` to those of a straight piece, where it is within reach. */
function approach(a: Point, b: Point, reach: number, side: number, near: Float64Array): void {
  const [x, y, dx, dy] = [a[0], a[1], b[0] - a[0], b[1] - a[1]];
  const length = dx * dx + dy * dy;
  const left = Math.max(0, Math.ceil(Math.min(x, x + dx) - reach - 0.5));
  const right = Math.min(side - 1, Math.floor(Math.max(x, x + dx) + reach - 0.5));
  const top = Math.max(0, Math.ceil(Math.min(y, y + dy) - reach - 0.5));
  const bottom = Math.min(side - 1, Math.floor(Math.max(y, y + dy) + reach - 0.5));
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const [px, py] = [column + 0.5 - x, row + 0.5 - y];
      const t = length > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / length)) : 0;
      const [ox, oy] = [px - t * dx, py - t * dy];
      const square = ox * ox + oy * oy;
      if (square < near[row * side + column]!) near[row * side + column] = square;
    }
  }
}
