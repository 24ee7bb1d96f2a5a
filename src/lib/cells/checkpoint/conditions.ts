import { ARM_FIGURES } from '#lib/notebook/figureNames.ts';
import { readFigure } from '#lib/notebook/figureText.ts';
import type { FinalFigure } from '#lib/state/finalFigure.ts';
import type { Condition } from './parameters.ts';

/** Tells what is asked for from the rounding of sums. */
const ROUNDING = 1e-9;

/** How far a condition is. */
export interface Progress {
  readonly label: string;
  /** Undefined until it is known; null if the arm has no such figure. */
  readonly value: number | null | undefined;
  readonly goal: number;
  readonly side: 'at least' | 'at most';
  /** The figure is on the goal's side of it. */
  readonly met: boolean;
  /** False if the arm was only run under another experiment than the one on show. */
  readonly isRun: boolean;
  /** It is of another experiment than the wanted one: it does not count. */
  readonly stale: boolean;
  /** It is of a run that goes on: it does not count yet. */
  readonly underway: boolean;
}

/** Whether a number is what a condition asks for; one that is not known is not. */
export function meets({ atLeast, atMost }: Condition, value: number | null | undefined): boolean {
  if (typeof value !== 'number') return false;
  return value >= (atLeast ?? -Infinity) - ROUNDING && value <= (atMost ?? Infinity) + ROUNDING;
}

/** How far a condition is, given the figure that it is on and the title of its arm. */
export function progressOf(
  condition: Condition,
  { value, isRun, stale, underway }: FinalFigure,
  arm: string,
): Progress {
  const { path } = readFigure(condition.figure);
  return {
    label: `${arm}: ${ARM_FIGURES[path.join('.')]}`,
    value,
    goal: condition.atLeast ?? condition.atMost!,
    side: condition.atLeast === undefined ? 'at most' : 'at least',
    met: meets(condition, value),
    isRun,
    stale,
    underway,
  };
}

/** Whether every condition is met and counts. */
export function isReached(all: readonly Progress[]): boolean {
  return all.every((condition) => standing(condition).met);
}

/** How a condition stands: a sign, the same in words, and whether it counts as met. */
export function standing({ value, met, isRun, stale, underway }: Progress) {
  if (value === undefined)
    return { sign: '○', words: isRun ? 'not known yet' : 'not run', met: false };
  if (value === null) return { sign: '–', words: 'this arm has no such figure', met: false };
  if (stale) return { sign: '○', words: 'of another experiment', met: false };
  if (!met) return { sign: '○', words: 'not met yet', met: false };
  return underway
    ? { sign: '○', words: 'met so far', met: false }
    : { sign: '✓', words: 'met', met: true };
}
