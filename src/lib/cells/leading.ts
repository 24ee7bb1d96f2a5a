import type { FencedCell, Notebook } from '#lib/notebook/notebook.ts';

/** Kinds of cells from which a live run is begun and followed, those that show most of it first. */
const LEADERS = ['map', 'train', 'compare'];

/** Whether a cell is the one that says what goes wrong with a live run, and announces what changes: only one does. */
export function leads({ document }: { readonly document: Notebook }, { id, kind }: FencedCell) {
  const leader = LEADERS.find((one) => document.cells.some((cell) => cell.kind === one)) ?? kind;
  const first = document.cells.find((cell) => cell.kind === leader);
  return kind === leader && (first === undefined || first.id === id);
}

/** Whether a map, with its transport, stands before a cell. */
export function followsMap({ document }: { readonly document: Notebook }, { id }: FencedCell) {
  const cells = document.cells;
  const map = cells.findIndex(({ kind }) => kind === 'map');
  return map >= 0 && map < cells.findIndex((cell) => cell.id === id);
}

/** Whether anything is said of maps: only where there is one. */
export function hasMap({ document }: { readonly document: Notebook }) {
  return document.cells.some(({ kind }) => kind === 'map');
}
