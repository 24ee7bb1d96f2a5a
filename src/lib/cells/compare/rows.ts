import type { Report } from '#lib/recording/report.ts';
import type { Arm } from '#lib/state/arm.svelte.ts';
import type { OpenNotebook } from '#lib/state/openNotebook.svelte.ts';
import { type Difference, differenceOf } from '#lib/view/difference.ts';
import { fixed } from '#lib/view/numbers.ts';
import { type Coin, within } from './budget.ts';
import { betterOf, type FigureName, figureIn } from './figures.ts';

/** One figure of one arm, as the table shows it. */
export interface Cell {
  /** Null if the arm has no such figure. */
  readonly value: number | null;
  /** From the reference; null for that itself, or where one of them has none. */
  readonly change: Difference | null;
  /** No other arm has a better one, and some have a worse. */
  readonly best: boolean;
}

/** One arm in the table, at its last kept round that the budget pays for. */
export interface Row {
  readonly arm: Arm;
  /** Null if there is none: it was not run, or not that far. */
  readonly round: number | null;
  readonly cells: readonly Cell[];
}

/** What is compared, and how. */
export interface Comparing {
  readonly arms: readonly Arm[];
  readonly figures: readonly FigureName[];
  readonly reference: Arm;
  readonly coin: Coin;
  /** Infinity: no limit. */
  readonly budget: number;
}

/** Every round until now of an arm's run of the experiment on show; none if it was only run under another. */
export function reportsOf(notebook: OpenNotebook, arm: Arm): readonly Report[] {
  return notebook.isOther(arm) ? [] : (arm.run?.reports ?? []);
}

/** The table: a row for every arm, a cell for every figure. */
export function rowsOf(notebook: OpenNotebook, comparing: Comparing): Row[] {
  const { arms, figures, reference, coin, budget } = comparing;
  const last = (arm: Arm) =>
    within(reportsOf(notebook, arm), coin, budget).findLast(({ tested }) => tested);
  const found = arms.map((arm) => ({ arm, report: last(arm) }));
  const base = last(reference);
  const best = figures.map((name) =>
    bestOf(
      name,
      found.map(({ report }) => valueIn(report, name)),
    ),
  );
  return found.map(({ arm, report }) => ({
    arm,
    round: report?.round ?? null,
    cells: figures.map((name, column) => {
      const value = valueIn(report, name);
      const change = arm === reference ? null : changeOf(name, valueIn(base, name), value);
      return { value, change, best: value !== null && fixed(value) === best[column] };
    }),
  }));
}

function valueIn(report: Report | undefined, name: FigureName): number | null {
  return figureIn(report?.tested ?? null, name);
}

function changeOf(name: FigureName, from: number | null, to: number | null): Difference | null {
  return differenceOf(from, to, { digits: 2, better: betterOf(name), kind: 'absolute' });
}

/** The best value as printed; null if there is nothing to choose. */
function bestOf(name: FigureName, values: readonly (number | null)[]): string | null {
  const known = values.filter((value) => value !== null);
  const better = betterOf(name);
  if (better === 'neither' || new Set(known.map((value) => fixed(value))).size < 2) return null;
  return fixed(better === 'higher' ? Math.max(...known) : Math.min(...known));
}
