/**
 * How far points move from one layout `[n, 2]` to another of the same points: root mean square, in units of the first
 * one's own size (root mean square distance from its middle). 0 is still; about √2 is what an unrelated layout of that
 * size gives. For a *null motion*, what a map moves though nothing changed: motion about as large means nothing.
 * Null if a layout is empty, or the first lies in one place.
 */
export function motion(from: Float32Array, to: Float32Array): number | null {
  if (from.length === 0 || from.length !== to.length) return null;
  const middle = [mean(from, 0), mean(from, 1)];
  let moved = 0;
  let size = 0;
  for (let at = 0; at < from.length; at++) {
    moved += (to[at]! - from[at]!) ** 2;
    size += (from[at]! - middle[at % 2]!) ** 2;
  }
  return size > 0 ? Math.sqrt(moved / size) : null;
}

/** The mean of one coordinate of the points. */
function mean(positions: Float32Array, coordinate: number): number {
  let sum = 0;
  for (let at = coordinate; at < positions.length; at += 2) sum += positions[at]!;
  return (2 * sum) / positions.length;
}
