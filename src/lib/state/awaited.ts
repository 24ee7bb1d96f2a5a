import type { Cell } from '#lib/notebook/notebook.ts';
import type { Answers } from './answers.svelte.ts';

/** Figures that a prediction asks about and that is not locked yet: what stands above it does not give them away. */
export function awaitedFigures(cells: readonly Cell[], answers: Answers): ReadonlySet<string> {
  return new Set(
    cells.flatMap((cell) =>
      'parameters' in cell &&
      cell.kind === 'predict' &&
      cell.problem === null &&
      answers.of(cell.id) === undefined
        ? [String(cell.parameters['figure'])]
        : [],
    ),
  );
}
