import type { Change } from './changes.ts';

/** How many rounds keep their features, at most, beside those before a change. */
const KEPT = 7;

/**
 * Rounds whose features are kept, ascending: the first, the last and as many evenly between as fit, and the
 * last round before each change.
 */
export function keptRounds(
  rounds: number,
  changes: readonly Pick<Change, 'round'>[] = [],
): number[] {
  const parts = Math.min(KEPT - 1, rounds);
  const even = Array.from({ length: parts + 1 }, (_, i) => Math.round((i * rounds) / parts));
  const before = changes.map(({ round }) => round - 1);
  return [...new Set([...even, ...before])].sort((a, b) => a - b);
}
