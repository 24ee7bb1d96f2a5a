import type { Neighbours } from './neighbours.ts';

/**
 * How far a point's surroundings on a map can be believed: the share of its map neighbours that are also among its
 * neighbours in feature space, itself left out. `[n]`, 0 … 1; both lists are of the same points and length.
 */
export function trust(inFeatures: Neighbours, onMap: Neighbours): Float32Array {
  const { count } = onMap;
  const shares = new Float32Array(onMap.indices.length / count);
  for (let point = 0; point < shares.length; point++) {
    const [first, end] = [point * count + 1, (point + 1) * count];
    let real = 0;
    for (let at = first; at < end; at++)
      if (stands(onMap.indices[at]!, inFeatures.indices, first, end)) real++;
    shares[point] = real / Math.max(1, count - 1);
  }
  return shares;
}

/** Whether a point is in a list: lists are short, so this is faster than a set. */
function stands(point: number, indices: Uint32Array, first: number, end: number): boolean {
  for (let at = first; at < end; at++) if (indices[at] === point) return true;
  return false;
}
