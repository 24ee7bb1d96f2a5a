import type { Neighbours } from './neighbours.ts';

/**
 * How far a point's surroundings on a map can be believed: the share of its map neighbours that are also among its
 * neighbours in feature space, itself left out. `[n]`, 0 … 1; both lists are of the same points and length.
 */
export function trust(inFeatures: Neighbours, onMap: Neighbours): Float32Array {
  const { count } = onMap;
  return Float32Array.from({ length: onMap.indices.length / count }, (_, point) => {
    const list = ({ indices }: Neighbours) =>
      indices.subarray(point * count + 1, (point + 1) * count);
    const real = new Set(list(inFeatures));
    return list(onMap).filter((other) => real.has(other)).length / Math.max(1, count - 1);
  });
}
