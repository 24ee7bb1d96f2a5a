/** Drawing into a small grey image with a round pen. */

/** A place in an image: pixel (column c, row r) covers c…c+1 and r…r+1. */
export type Spot = readonly [x: number, y: number];

/** What a stroke is drawn with. */
export interface Nib {
  /** Half its width in pixels, above 0. */
  readonly radius: number;
  /** Takes ink away instead. */
  readonly erases: boolean;
}

/** Over how much the edge of a stroke fades, as a multiple of the radius. */
const softness = 1.6;

/**
 * Draws the straight piece from one place to another into `image` [side, side], 0 paper and 255 ink, in place. Ink
 * is full within a fifth of the radius and fades to none at 1.8 of it; drawn twice it is no
 * darker. What lies outside the image is left out. Returns whether a pixel changed.
 */
export function ink(image: Uint8Array, side: number, from: Spot, to: Spot, nib: Nib): boolean {
  const edge = nib.radius * softness;
  // An eraser is wider: what the pen drew on the same way is gone.
  const reach = nib.radius + edge / 2 + (nib.erases ? edge : 0);
  const [left, right] = span(from[0], to[0], reach, side);
  const [top, bottom] = span(from[1], to[1], reach, side);
  let changed = false;
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const away = distance([column + 0.5, row + 0.5], from, to);
      const share = Math.min(1, Math.max(0, (reach - away) / edge));
      const at = row * side + column;
      const before = image[at];
      image[at] = inked(before, Math.round(255 * share), nib.erases);
      changed ||= image[at] !== before;
    }
  }
  return changed;
}

/** Share of the image that is covered, 0…1. */
export function coverage(image: Uint8Array): number {
  return image.reduce((sum, value) => sum + value, 0) / (255 * Math.max(1, image.length));
}

function inked(before: number, value: number, erases: boolean): number {
  return erases ? Math.min(before, 255 - value) : Math.max(before, value);
}

/** The pixels within reach of an interval, kept inside the image; empty when it is outside. */
function span(a: number, b: number, reach: number, side: number): readonly [number, number] {
  const first = Math.floor(Math.min(a, b) - reach);
  const last = Math.ceil(Math.max(a, b) + reach) - 1;
  return [Math.max(0, first), Math.min(side - 1, last)];
}

/** From a place to the nearest one of a straight piece. */
function distance([x, y]: Spot, [ax, ay]: Spot, [bx, by]: Spot): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length > 0 ? ((x - ax) * dx + (y - ay) * dy) / length : 0;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}
