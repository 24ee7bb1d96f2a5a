import type { Cell } from '#lib/notebook/notebook.ts';
import type { Answers } from './answers.svelte.ts';

/**
 * The cells that a prediction covers until it is locked, each with the cell that asks for it: as many after it as its
 * parameter `covers` says.
 */
export function coversOf(cells: readonly Cell[], answers: Answers): Map<string, string> {
  const covered = new Map<string, string>();
  cells.forEach((cell, index) => {
    if (cell.kind !== 'predict' || cell.problem !== null || answers.of(cell.id) !== undefined)
      return;
    const count = Number('parameters' in cell ? (cell.parameters['covers'] ?? 0) : 0);
    for (const { id } of cells.slice(index + 1, index + 1 + count)) {
      if (!covered.has(id)) covered.set(id, cell.id);
    }
  });
  return covered;
}
