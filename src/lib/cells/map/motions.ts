import { motion } from '#lib/measure/motion.ts';
import type { Layout, NullMotion } from '#lib/recording/report.ts';

/** How far points move on a map: root mean square, in units of the first layout's own size. */
export interface Motions {
  /** Between two layouts of the same features; null if there are none. */
  readonly none: number | null;
  /** From before to after; null where these cannot be compared. */
  readonly real: number | null;
}

/** The motion that means nothing beside the one that is shown. */
export function motionsOf(
  twice: NullMotion | null,
  before: Layout | null,
  after: Layout | null,
): Motions {
  return {
    none: twice && between(twice.first, twice.second),
    real: before && after && between(before, after),
  };
}

/** What to make of the two, in a sentence; null as long as one is missing. */
export function verdict({ none, real }: Motions): string | null {
  if (none === null || real === null) return null;
  if (real <= 1.5 * none) return 'From before to after points move hardly further than that.';
  if (none === 0) return 'From before to after points do move.';
  return `From before to after they move ${(real / none).toFixed(1)} times as far.`;
}

function between(from: Layout, to: Layout): number | null {
  return from.collapsed || to.collapsed ? null : motion(from.positions, to.positions);
}
