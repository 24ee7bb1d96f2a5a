import { figureAt, isOfGate, type ReadRound } from '#lib/measure/figureAt.ts';
import type { Arm } from './arm.svelte.ts';
import type { OpenNotebook } from './openNotebook.svelte.ts';

/** A figure by name: of an arm of the notebook, or of `before` or `after`, the arms on the maps. */
export interface Named {
  readonly arm: string;
  readonly path: readonly string[];
}

/** A figure of an arm's last kept round. */
export interface FinalFigure {
  /** Undefined until it is known, or if the arm was run under another experiment; null if it has no such figure. */
  readonly value: number | null | undefined;
  /** What it is, for a title. */
  readonly from: string;
  readonly stale: boolean;
  /** False if the arm was only run under another experiment than the one on show. */
  readonly isRun: boolean;
  /** It is that of a run that goes on, and may change. */
  readonly underway: boolean;
}

/** A figure of an arm's last kept round: until now, while it is trained. */
export function finalFigure(notebook: OpenNotebook, { arm: name, path }: Named): FinalFigure {
  const arm = armNamed(notebook, name);
  const round = arm?.rounds.at(-1);
  const isOther = arm !== undefined && notebook.isOther(arm);
  if (!arm || round === undefined || isOther) {
    const from = [name, ...path].join('.');
    return { value: undefined, from, stale: false, isRun: !isOther, underway: false };
  }
  const source = arm.isLive ? 'live' : 'recorded';
  return {
    value: figureOf(notebook, arm, round, path),
    from: `${arm.title}, ${path.join('.')}, round ${round}, ${source}`,
    stale: arm.stale,
    isRun: true,
    underway: arm.isLive && arm.run?.fingerprint === null,
  };
}

/** A figure of an arm at a kept round; undefined as long as it is not known, null if there is no such figure. */
export function figureOf(
  { readings: { rho, threshold } }: OpenNotebook,
  arm: Arm,
  round: number,
  path: readonly string[],
): number | null | undefined {
  const read = readRound(arm, round);
  return read ? figureAt(read, { rho: Number(rho), threshold }, path) : undefined;
}

/** Fetches what a figure needs beyond the run itself; called in an effect, it does so again for another round. */
export function wantFigure(notebook: OpenNotebook, { arm: name, path }: Named): void {
  const arm = armNamed(notebook, name);
  const round = arm?.rounds.at(-1);
  if (arm && round !== undefined && isOfGate(path)) void arm.wantAnswers(round);
}

/** An arm by its name, or by the map that it is on; undefined if there is none. */
export function armNamed({ before, after, arms }: OpenNotebook, name: string): Arm | undefined {
  const named: Readonly<Record<string, Arm>> = { ...arms, before, after };
  return Object.hasOwn(named, name) ? named[name] : undefined;
}

/** A kept round of an arm as figures are read from it; null until it is there. */
export function readRound(arm: Arm, round: number): ReadRound | null {
  const figures = arm.tested(round);
  if (!figures || !arm.questions) return null;
  return { figures, answers: arm.answers(round)?.test ?? null, questions: arm.questions };
}
