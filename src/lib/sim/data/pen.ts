import type { Line, Stroke } from './skeletons.ts';

/** Straight pieces per span of a curve. */
const PIECES = 5;

/** A pen: its half-width, and over how far its edge fades; in pixels. */
export interface Pen {
  readonly radius: number;
  readonly blur: number;
}

/** The smooth curve through a stroke's points (Catmull and Rom 1974, end points doubled) as a polyline. */
export function curve(stroke: Stroke): Line {
  const last = stroke.length / 2 - 1;
  if (last < 2) return stroke;
  const line = new Float64Array(2 * (last * PIECES + 1));
  line.set(stroke.subarray(0, 2));
  for (let i = 0; i < last; i++) {
    for (let piece = 1; piece <= PIECES; piece++) {
      const at = 2 * (i * PIECES + piece);
      line[at] = along(stroke, i, 0, piece / PIECES);
      line[at + 1] = along(stroke, i, 1, piece / PIECES);
    }
  }
  return line;
}

/** One coordinate (`axis` 0 or 1) of the curve at the share `t` of the way from point i to the next. */
function along(stroke: Stroke, i: number, axis: 0 | 1, t: number): number {
  const p = stroke[2 * Math.max(0, i - 1) + axis]!;
  const q = stroke[2 * i + axis]!;
  const r = stroke[2 * i + 2 + axis]!;
  const s = stroke[Math.min(2 * i + 4, stroke.length - 2) + axis]!;
  return q + 0.5 * t * (r - p + t * (2 * p - 5 * q + 4 * r - s + t * (3 * (q - r) + s - p)));
}

/**
 * Draws polylines with a round pen: full ink within its radius less half the blur, none beyond radius and
 * half the blur. Lines are in pixels, pixel centres at halves; ink in `[side × side]` is replaced, 0 … 1.
 */
export function drawLines(lines: readonly Line[], pen: Pen, side: number, ink: Float32Array): void {
  const reach = pen.radius + pen.blur / 2;
  const near = new Float64Array(side * side).fill(reach * reach);
  for (const line of lines) {
    for (let i = 0; i + 2 < line.length; i += 2) {
      approach(line[i]!, line[i + 1]!, line[i + 2]!, line[i + 3]!, reach, side, near);
    }
  }
  for (let i = 0; i < near.length; i++) {
    ink[i] = Math.min(1, (reach - Math.sqrt(near[i]!)) / pen.blur);
  }
}

/** Lowers the squared distances `near` to those of the straight piece from a to b, where it is within reach. */
function approach(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  reach: number,
  side: number,
  near: Float64Array,
): void {
  const dx = bx - ax;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  const left = Math.max(0, Math.ceil(Math.min(ax, ax + dx) - reach - 0.5));
  const right = Math.min(side - 1, Math.floor(Math.max(ax, ax + dx) + reach - 0.5));
  const top = Math.max(0, Math.ceil(Math.min(ay, ay + dy) - reach - 0.5));
  const bottom = Math.min(side - 1, Math.floor(Math.max(ay, ay + dy) + reach - 0.5));
  for (let row = top; row <= bottom; row++) {
    const py = row + 0.5 - ay;
    for (let column = left; column <= right; column++) {
      const px = column + 0.5 - ax;
      const t = length > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / length)) : 0;
      const ox = px - t * dx;
      const oy = py - t * dy;
      const square = ox * ox + oy * oy;
      if (square < near[row * side + column]!) near[row * side + column] = square;
    }
  }
}
