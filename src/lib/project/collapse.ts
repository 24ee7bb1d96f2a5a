import type { Features } from '#lib/sim/snapshot.ts';
import type { Neighbours } from './neighbours.ts';

/** Why features cannot be laid out: they all lie in one place, or a value is infinite or not a number. */
export type Flaw = 'collapsed' | 'not finite';

/** Distances below this share of the features' size are rounding. */
const ONE_PLACE = 1e-5;

/** What forbids to lay features out, or null. Fewer than two points count as collapsed. */
export function flaw(features: Features): Flaw | null {
  if (!features.values.every(Number.isFinite)) return 'not finite';
  const { size, spread } = extent(features);
  return spread <= ONE_PLACE * size ? 'collapsed' : null;
}

/**
 * Whether most points have all their neighbours on top of them: then there are only a few distinct points, and a map
 * would invent the distances that it shows.
 */
export function clumped({ count, distances }: Neighbours, features: Features): boolean {
  const { size } = extent(features);
  const farthest = distances.filter((_, at) => at % count === count - 1);
  return 2 * farthest.filter((distance) => distance <= ONE_PLACE * size).length > farthest.length;
}

/** Root mean square of the rows' lengths, and of their distances from the mean row. */
function extent({ width, values }: Features): { size: number; spread: number } {
  const n = values.length / width;
  const mean = new Float64Array(width);
  values.forEach((x, at) => (mean[at % width]! += x / n));
  let size = 0;
  let spread = 0;
  values.forEach((x, at) => {
    size += x * x;
    spread += (x - mean[at % width]!) ** 2;
  });
  return { size: Math.sqrt(size / Math.max(1, n)), spread: Math.sqrt(spread / Math.max(1, n)) };
}
