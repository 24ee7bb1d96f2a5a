import type { FIGURES } from '#lib/notebook/figureNames.ts';
import { valueAt } from '#lib/notebook/difference.ts';
import type { Report } from '#lib/recording/report.ts';

/** A figure by its path, `gated.0.5`. */
export type FigureName = keyof typeof FIGURES;

/** Which of two values of a figure is the better one. */
export function betterOf(name: FigureName): 'higher' | 'lower' | 'neither' {
  if (name.startsWith('oracle')) return 'neither';
  return name.startsWith('skew') ? 'lower' : 'higher';
}

/** Whether every round has the figure, on the probe samples; the others are only measured at kept rounds. */
export function isOfEveryRound(name: FigureName): boolean {
  return !name.startsWith('skew') && !name.startsWith('probeTransfer');
}

/** A figure among some; null where there is none, as without a server model. */
export function figureIn(figures: Report['figures'] | null, name: FigureName): number | null {
  const value = valueAt(figures, name.match(/\d+\.\d+|\w+/g) ?? []);
  return typeof value === 'number' ? value : null;
}
