import type { Spec } from '#lib/sim/spec.ts';
import type { Setting } from './settings.ts';

/** One field that is set anew from the beginning of a round on. */
export interface ChangeRow extends Setting {
  readonly round: number;
}

/** A spec's changes field by field, in their order. */
export function rowsOf(changes: Spec['changes']): ChangeRow[] {
  return changes.flatMap(({ round, set }) =>
    Object.entries(set).map(([path, value]) => ({ round, path, value })),
  );
}

/** What the field `changes` of a spec holds, by ascending round; of two rows on one field in one round the later holds. */
export function changesOf(rows: readonly ChangeRow[]): Spec['changes'] {
  const rounds = [...new Set(rows.map(({ round }) => round))].sort((a, b) => a - b);
  return rounds.map((round) => ({
    round,
    set: Object.fromEntries(
      rows.filter((row) => row.round === round).map(({ path, value }) => [path, value]),
    ),
  }));
}
