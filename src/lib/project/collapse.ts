import type { Features } from '#lib/sim/snapshot.ts';
import { meanRow } from './meanRow.ts';
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
  const least = ONE_PLACE * extent(features).size;
  let together = 0;
  for (let at = count - 1; at < distances.length; at += count)
    if (distances[at]! <= least) together++;
  return 2 * together > distances.length / count;
}

/** Root mean square of the rows' lengths, and of their distances from the mean row. */
function extent(features: Features): { size: number; spread: number } {
  const { width, values } = features;
  const n = values.length / width;
  const mean = meanRow(features);
  let size = 0;
  let spread = 0;
  for (let at = 0; at < values.length; at += width) {
    for (let column = 0; column < width; column++) {
      const x = values[at + column]!;
      const apart = x - mean[column]!;
      size += x * x;
      spread += apart * apart;
    }
  }
  return { size: Math.sqrt(size / Math.max(1, n)), spread: Math.sqrt(spread / Math.max(1, n)) };
}
