import { figureIn, type Results } from '../../src/cli/judged.ts';
import { meets } from '#lib/cells/checkpoint/conditions.ts';
import type { CheckpointParameters } from '#lib/cells/checkpoint/parameters.ts';
import type { PredictParameters } from '#lib/cells/predict/parameters.ts';
import { type ClientFigure, clientFigures } from '#lib/measure/figureAt.ts';
import { readFigure } from '#lib/notebook/figureText.ts';
import type { Cell, Notebook } from '#lib/notebook/notebook.ts';
import { shownArms } from '#lib/notebook/shown.ts';

/** A figure that a cell asks for, and the line on which a reader can place it. */
export interface AskedFigure {
  readonly figure: string;
  readonly ofClients: boolean;
  readonly domain: readonly number[] | null;
}

/** Every figure that a cell of a notebook asks for, in order. */
export function asked({ cells }: Notebook): AskedFigure[] {
  return cells.flatMap((cell) => {
    const predict = parametersOf<PredictParameters>(cell, 'predict');
    if (predict) return askedBy(predict);
    const conditions = parametersOf<CheckpointParameters>(cell, 'checkpoint')?.conditions ?? [];
    return conditions.map(({ figure }) => ({ figure, ofClients: false, domain: null }));
  });
}

/** What is wrong with a figure that is asked for; nothing if it is there, and on its line. */
export function missing(
  notebook: Notebook,
  results: Results,
  { figure, ofClients, domain }: AskedFigure,
): string[] {
  const named = readFigure(figure);
  if (ofClients) {
    const shown: Readonly<Record<string, string>> = { ...shownArms(notebook) };
    const round = results[shown[named.arm] ?? named.arm];
    const values = round && clientFigures(round, named.path[0] as ClientFigure);
    return values?.some((value) => value !== null) ? [] : [`${figure} is not there`];
  }
  const value = figureIn(notebook, results, named);
  if (value === null) return [`${figure} is not there`];
  const [low = -Infinity, high = Infinity] = domain ?? [];
  return value >= low && value <= high ? [] : [`${figure} is ${value}, not in ${low}…${high}`];
}

/** Whether a cell is a checkpoint that needs nothing to be done. */
export function isReachedAtStart(notebook: Notebook, results: Results, cell: Cell): boolean {
  const checkpoint = parametersOf<CheckpointParameters>(cell, 'checkpoint');
  if (!checkpoint) return false;
  return checkpoint.conditions.every((condition) =>
    meets(condition, figureIn(notebook, results, readFigure(condition.figure))),
  );
}

function askedBy(parameters: PredictParameters): AskedFigure[] {
  const { figure, ask } = parameters;
  if (ask === 'client') return [{ figure, ofClients: true, domain: null }];
  const { context, domain } = parameters;
  const own = { figure, ofClients: false, domain };
  return context === undefined ? [own] : [own, { figure: context, ofClients: false, domain: null }];
}

function parametersOf<T>(cell: Cell, kind: string): T | null {
  const isOf = 'parameters' in cell && cell.kind === kind && cell.problem === null;
  return isOf ? (cell.parameters as T) : null;
}
