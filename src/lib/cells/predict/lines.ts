import { FIGURES } from '#lib/notebook/figureNames.ts';
import { readFigure } from '#lib/notebook/figureText.ts';
import { keptRounds } from '#lib/sim/keptRounds.ts';
import type { Arm } from '#lib/state/arm.svelte.ts';
import { armNamed, figureOf } from '#lib/state/finalFigure.ts';
import type { OpenNotebook } from '#lib/state/openNotebook.svelte.ts';
import type { Series } from '#lib/view/props/curves.ts';

/** The hues of the two arms on the maps, as in every chart. */
const HUES: Readonly<Record<string, number>> = { before: 5, after: 4 };

/** The rounds that are kept of an arm, run or not. */
export function placesOf({ wanted: { method, changes } }: Arm): number[] {
  return keptRounds(method.rounds, changes);
}

/** A figure of an arm at kept rounds up to one; null where it is not known. */
export function valuesOf(
  notebook: OpenNotebook,
  arm: Arm,
  path: readonly string[],
  upTo = Infinity,
): (number | null)[] {
  return placesOf(arm).map((round) =>
    round <= upTo ? (figureOf(notebook, arm, round, path) ?? null) : null,
  );
}

/** A figure by its name, as a line over the kept rounds; null if it names no arm. */
export function lineOf(notebook: OpenNotebook, figure: string): Series | null {
  const { arm: name, path } = readFigure(figure);
  const arm = armNamed(notebook, name);
  if (!arm) return null;
  return {
    label: `${arm.title}, ${FIGURES[path.join('.') as keyof typeof FIGURES]}`,
    hue: HUES[name] ?? 'soft',
    x: placesOf(arm),
    y: valuesOf(notebook, arm, path).map((value) => value ?? NaN),
  };
}
