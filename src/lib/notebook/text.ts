import type { Notebook } from './notebook.ts';

/** The text of a notebook, cell by cell: of one just read, the very text it was read from. */
export function textOf({ head, cells }: Pick<Notebook, 'head' | 'cells'>): string {
  return head + cells.map(({ source }) => source).join('');
}
