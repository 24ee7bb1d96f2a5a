/** Share of a map's side that stays free along each edge. */
const margin = 0.05;

/** The square part of the plane that a map shows. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  /** Half the side of the square, above 0. */
  readonly half: number;
}

/**
 * The smallest square that holds every finite point of the given position arrays `[n, 2]`.
 * Without any point it is the unit square around 0; a single place gets half 1.
 */
export function frameOf(...arrays: readonly Float32Array[]): Frame {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const positions of arrays) {
    for (let i = 0; i + 1 < positions.length; i += 2) {
      const [x, y] = [positions[i], positions[i + 1]];
      if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      bottom = Math.min(bottom, y);
      top = Math.max(top, y);
    }
  }
  if (left > right) return { x: 0, y: 0, half: 1 };
  const half = Math.max(right - left, top - bottom) / 2;
  return { x: (left + right) / 2, y: (bottom + top) / 2, half: half > 0 ? half : 1 };
}

/** Positions `[n, 2]` in the frame's own units: 0…1 from left to right and from top to bottom. */
export function place(positions: Float32Array, frame: Frame): Float32Array {
  const placed = new Float32Array(positions.length);
  const side = 2 * frame.half;
  for (let i = 0; i + 1 < positions.length; i += 2) {
    placed[i] = (positions[i] - frame.x) / side + 0.5;
    placed[i + 1] = 0.5 - (positions[i + 1] - frame.y) / side;
  }
  return placed;
}

/** Point by point between two arrays of one length, at 0…1; written into `out`. */
export function between(
  from: Float32Array,
  to: Float32Array,
  t: number,
  out = new Float32Array(to.length),
): Float32Array {
  for (let i = 0; i < out.length; i++) out[i] = from[i] + (to[i] - from[i]) * t;
  return out;
}

/** Placed positions `[n, 2]` in CSS pixels of a square map, inside a margin that whole signs fit into. */
export function toPixels(placed: Float32Array, side: number): Float32Array {
  const pixels = new Float32Array(placed.length);
  for (let i = 0; i < placed.length; i++)
    pixels[i] = (margin + placed[i] * (1 - 2 * margin)) * side;
  return pixels;
}

/** One coordinate in CSS pixels back to 0…1 of the frame: the inverse of `toPixels`. */
export function fromPixel(pixel: number, side: number): number {
  return (pixel / side - margin) / (1 - 2 * margin);
}
