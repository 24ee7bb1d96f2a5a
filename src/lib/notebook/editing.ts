import * as v from 'valibot';
import { readCells } from './cells.ts';
import { openFence } from './fences.ts';
import { withBody } from './fenceText.ts';
import type { Cell, Kinds, Notebook } from './notebook.ts';

/** A notebook after an edit, and the first cell that came into it; null if none did. */
export interface Added {
  readonly notebook: Notebook;
  readonly id: string | null;
}

/**
 * The notebook with another source of one cell. It is cut anew: one cell may become several, of which the first keeps
 * the id, and without anything that is not blank it is removed. A fence that is left open is closed.
 */
export function withCellSource(
  notebook: Notebook,
  id: string,
  source: string,
  kinds?: Kinds,
): Notebook {
  const at = indexOf(notebook, id);
  if (at < 0 || notebook.cells[at]!.source.trimEnd() === source.trimEnd()) return notebook;
  const cells = newCells(notebook, source, kinds, id);
  return spliced(notebook, at, 1, cells);
}

/** The notebook with cells read from a source before the cell at an index; at the end if there are not as many. */
export function withCellAdded(
  notebook: Notebook,
  at: number,
  source: string,
  kinds?: Kinds,
): Added {
  const cells = newCells(notebook, source, kinds);
  return { notebook: spliced(notebook, at, 0, cells), id: cells[0]?.id ?? null };
}

/** The notebook with a cell further down by so many places, or up if negative, as far as there are places. */
export function withCellMoved(notebook: Notebook, id: string, by: number): Notebook {
  const from = indexOf(notebook, id);
  const to = Math.min(notebook.cells.length - 1, Math.max(0, from + by));
  if (from < 0 || from === to) return notebook;
  const rest = notebook.cells.toSpliced(from, 1);
  return seamed(notebook, rest.toSpliced(to, 0, notebook.cells[from]!));
}

/** The notebook with a copy of a cell after it. */
export function withCellDuplicated(notebook: Notebook, id: string): Added {
  const at = indexOf(notebook, id);
  const cell = notebook.cells[at];
  if (!cell) return { notebook, id: null };
  const copy = { ...cell, id: freshIds(notebook)() };
  return { notebook: spliced(notebook, at + 1, 0, [copy]), id: copy.id };
}

/** The notebook without a cell. */
export function withoutCell(notebook: Notebook, id: string): Notebook {
  const at = indexOf(notebook, id);
  return at < 0 ? notebook : spliced(notebook, at, 1, []);
}

/**
 * The notebook with other parameters of a fenced cell, written as JSON between the lines of its fence: in one line where
 * it fits, and without those that say what holds without them and were not there before.
 */
export function withParameters(
  notebook: Notebook,
  id: string,
  parameters: Readonly<Record<string, unknown>>,
  kinds?: Kinds,
): Notebook {
  const cell = notebook.cells[indexOf(notebook, id)];
  if (!cell || 'prose' in cell) return notebook;
  const schema = kinds?.[cell.kind]?.(Object.keys(notebook.arms));
  const told = Object.fromEntries(
    Object.keys(parameters)
      .filter((field) => cell.source.includes(JSON.stringify(field)) || tells(field))
      .map((field) => [field, parameters[field]]),
  );
  return withCellSource(notebook, id, withBody(cell.source, told), kinds);

  function tells(field: string): boolean {
    if (!schema) return true;
    const others = Object.fromEntries(
      Object.entries(parameters).filter(([name]) => name !== field),
    );
    const [without, all] = [others, parameters].map((input) => v.safeParse(schema, input));
    return !without!.success || JSON.stringify(without!.output) !== JSON.stringify(all!.output);
  }
}

function indexOf({ cells }: Notebook, id: string): number {
  return cells.findIndex((cell) => cell.id === id);
}

/** Cells of a source as it is typed; `first` is the id of the first. */
function newCells(
  notebook: Notebook,
  source: string,
  kinds: Kinds | undefined,
  first?: string,
): Cell[] {
  const text = source.replace(/^(?:[ \t]*\r?\n)+/, '');
  if (text.trim() === '') return [];
  const fresh = freshIds(notebook);
  let kept = first;
  const id = () => {
    const next = kept ?? fresh();
    kept = undefined;
    return next;
  };
  const reading = { arms: Object.keys(notebook.arms), kinds };
  return readCells(ended(text), 1, reading, id);
}

/** Numbers that no cell of the notebook has or had. */
function freshIds(notebook: Notebook): () => string {
  let last = lastId(notebook);
  return () => String(++last);
}

/** The largest number that a cell has, or had before it was removed. */
function lastId({ cells, lastId = 0 }: Pick<Notebook, 'cells' | 'lastId'>): number {
  return cells.reduce((last, { id }) => Math.max(last, Number(id)), lastId);
}

function spliced(
  notebook: Notebook,
  at: number,
  removed: number,
  added: readonly Cell[],
): Notebook {
  return seamed(notebook, notebook.cells.toSpliced(at, removed, ...added));
}

/**
 * The notebook with other cells. Where two meet that were not neighbours, what is above ends with a blank line, so that
 * the text is read as these cells again; elsewhere no cell is touched.
 */
function seamed(notebook: Notebook, cells: readonly Cell[]): Notebook {
  const next = new Map(notebook.cells.map((cell, at) => [cell, notebook.cells[at + 1]?.id]));
  const kept = cells.map((cell, at) => {
    const below = cells[at + 1]?.id;
    return below === undefined || next.get(cell) === below ? cell : separated(cell);
  });
  const { head } = notebook;
  const isHeadFit = head === '' || !cells[0] || cells[0].id === notebook.cells[0]?.id;
  const last = lastId({ cells: kept, lastId: lastId(notebook) });
  return { ...notebook, head: isHeadFit ? head : blankAfter(head), cells: kept, lastId: last };
}

function separated(cell: Cell): Cell {
  const source = blankAfter(ended(cell.source));
  return source === cell.source ? cell : { ...cell, source };
}

/** A text whose last line ends, and whose last fence is closed. */
function ended(text: string): string {
  const line = text.endsWith('\n') ? text : `${text}\n`;
  const mark = openFence(line);
  return mark === null ? line : `${line}${mark}\n`;
}

/** A text with a blank line at its end. */
function blankAfter(text: string): string {
  if (/(?:^|\n)[ \t]*\r?\n$/.test(text)) return text;
  return text.endsWith('\n') ? `${text}\n` : `${text}\n\n`;
}
