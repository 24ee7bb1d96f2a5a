import type { ClientCard } from '#lib/sim/snapshot.ts';

/** The first training sample of a class that a client shows, `[side × side]` grey; null if it shows none. */
export function exampleOf(
  { shown, shownLabels }: ClientCard,
  label: number,
  side: number,
): Uint8Array | null {
  const at = shownLabels.indexOf(label);
  const pixels = side * side;
  return at < 0 ? null : shown.subarray(at * pixels, (at + 1) * pixels);
}
