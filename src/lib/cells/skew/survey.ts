import type { Geometry } from '#lib/measure/geometry.ts';
import type { Stage } from '#lib/sim/snapshot.ts';
import type { OpenNotebook } from '#lib/state/openNotebook.svelte.ts';
import { type NamedSide, sidesOf } from '../sides.ts';

/** What is measured of both sides at one kept round and stage. */
export interface Survey {
  readonly stage: Stage;
  readonly round: number;
  readonly sides: readonly Surveyed[];
}

/** One side of it. */
export interface Surveyed extends Pick<NamedSide, 'name' | 'hue'> {
  readonly arm: NamedSide['side']['arm'];
  /** Null where there is none, and `missing` says why. */
  readonly geometry: Geometry | null;
  readonly missing: string;
}

/**
 * The survey of the round on show. Until that is measured, of the latest round before it that is, or else of the first
 * one after it, so that nothing jumps while rounds play; null until there is a round.
 */
export function surveyOf(notebook: OpenNotebook, stage: Stage): Survey | null {
  const { round } = notebook.player;
  if (round === null) return null;
  const before = notebook.rounds.filter((kept) => kept < round).reverse();
  const after = notebook.comparison?.active ? [] : notebook.rounds.filter((kept) => kept > round);
  const shown = [round, ...before, ...after];
  const surveys = shown.map((kept) => at(notebook, stage, kept));
  return surveys.find(isWhole) ?? surveys[0] ?? null;
}

/** Whether both sides are measured. */
function isWhole({ sides }: Survey): boolean {
  return sides.every(({ geometry }) => geometry !== null);
}

function at(notebook: OpenNotebook, stage: Stage, round: number): Survey {
  const sides = sidesOf(notebook).map(({ name, hue, side: { arm } }) => {
    const isOther = notebook.isOther(arm);
    const hasServer = stage === 'cut' || arm.answers(round)?.test.server !== null;
    const geometry = isOther || !hasServer ? null : arm.geometry(round, stage);
    const missing = isOther ? 'not run' : hasServer ? '…' : 'no server model';
    return { name, hue, arm, geometry, missing };
  });
  return { stage, round, sides };
}
