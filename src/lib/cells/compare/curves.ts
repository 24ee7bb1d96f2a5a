import type { Arm } from '#lib/state/arm.svelte.ts';
import type { OpenNotebook } from '#lib/state/openNotebook.svelte.ts';
import type { Series } from '#lib/view/props/curves.ts';
import { type Coin, spent } from './budget.ts';
import { type FigureName, figureIn, isOfEveryRound } from './figures.ts';
import { reportsOf } from './rows.ts';

/** Of arms that are not on the maps: those there have hues of their own. */
const OTHERS = [2, 0, 6, 3, 1, 7];

/**
 * One figure of several arms over what they have spent, as far as the budget goes: of every round on the probe samples, or
 * only of kept ones.
 */
export function curvesOf(
  notebook: OpenNotebook,
  arms: readonly Arm[],
  { figure, coin, budget }: { figure: FigureName; coin: Coin; budget: number },
): Series[] {
  const others = arms.filter((arm) => hueOf(notebook, arm) === null);
  return arms.map((arm) => {
    const own = others.indexOf(arm);
    const hue = hueOf(notebook, arm) ?? OTHERS[own % OTHERS.length]!;
    return { label: arm.title, hue, dashed: own >= 0 && own % 2 === 0, ...line(arm) };
  });

  function line(arm: Arm): Pick<Series, 'x' | 'y'> {
    const reports = reportsOf(notebook, arm);
    const prices = spent(reports, coin);
    const points = reports
      .map((report, index) => ({
        x: prices[index]!,
        y: figureIn(isOfEveryRound(figure) ? report.figures : report.tested, figure),
        isThere: isOfEveryRound(figure) || report.tested !== null,
      }))
      .filter(({ x, isThere }) => isThere && x <= budget);
    return { x: points.map(({ x }) => x), y: points.map(({ y }) => y ?? NaN) };
  }
}

/** The hue of an arm on the maps, as on every other chart. */
function hueOf({ before, after }: OpenNotebook, arm: Arm): number | null {
  if (arm === after) return 4;
  return arm === before ? 5 : null;
}
