import { FIGURES } from '#lib/notebook/figureNames.ts';
import { armSpec } from '#lib/notebook/arms.ts';
import { applySetting } from '#lib/notebook/settings.ts';
import { SpecError } from '#lib/sim/spec.ts';
import type { Arm } from '#lib/state/arm.svelte.ts';
import type { OpenNotebook } from '#lib/state/openNotebook.svelte.ts';
import type { SweepPoint } from '#lib/state/sweep.svelte.ts';
import type { Series } from '#lib/view/props/curves.ts';
import { type FigureName, figureIn } from './figures.ts';
import { numberAt } from './values.ts';

const HUES = [4, 5, 2, 6, 0, 3, 1, 7];

/** Figures over the values of a sweep that are done. */
export function sweepCurves(
  points: readonly SweepPoint[],
  figures: readonly FigureName[],
): Series[] {
  const done = points.filter((point) => point.figures !== null);
  return figures.map((name, i) => ({
    label: FIGURES[name],
    hue: HUES[i % HUES.length]!,
    dashed: i % 2 === 1,
    x: done.map(({ value }) => value),
    y: done.map((point) => figureIn(point.figures, name) ?? NaN),
  }));
}

/** Whether a change of the notebook gives an arm this value, which it has not: an arm's own fields cannot be changed so. */
export function isTakable(
  { document, changed }: OpenNotebook,
  arm: Arm,
  path: string,
  value: number,
): boolean {
  if (numberAt(arm.wanted, path) === value) return false;
  try {
    const spec = armSpec(document, arm.name, applySetting(changed, { path, value }));
    return numberAt(spec, path) === value;
  } catch (error) {
    if (error instanceof SpecError) return false;
    throw error;
  }
}
