import type * as v from 'valibot';
import { readCells } from './cells.ts';
import { newerThanKnown, type Problem, readFrontMatter } from './frontMatter.ts';
import { defaultFront, type FrontMatter } from './frontSchema.ts';
import type { Block } from './prose.ts';

/** A notebook: arms, and cells in the order of its file. `head` and the cells' sources, joined, are the file. */
export interface Notebook extends FrontMatter {
  /** Exact text of the front matter with its two lines, and what is blank after it. */
  readonly head: string;
  readonly cells: readonly Cell[];
  /** The largest number that has been the id of a cell, once edits have begun: no id is used twice. */
  readonly lastId?: number;
  /** Why it can only be read: it was made by a newer version. Null if it can be edited. */
  readonly newer: string | null;
  /** What is wrong in the front matter, which then is as far as it can be read. Null if nothing is. */
  readonly broken: string | null;
}

export type Cell = ProseCell | FencedCell;

/** A section of prose, from one heading to the next or to another cell. */
export interface ProseCell {
  readonly kind: 'prose';
  /** Who the cell is, as long as the notebook is open: `1`, `2`, … as read; never written. */
  readonly id: string;
  /** Exact text, with what is blank after it. */
  readonly source: string;
  readonly prose: readonly Block[];
  /** Figures and mathematics that cannot be read; the rest is shown. */
  readonly problem: string | null;
}

/** A cell of some kind. One with a problem keeps its source and is shown as text. */
export interface FencedCell {
  readonly kind: string;
  readonly id: string;
  readonly source: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly problem: string | null;
}

/** The kinds of cells that a reader knows: for each, a schema of its parameters, given the names of the arms. */
export type Kinds = Readonly<Record<string, (arms: readonly string[]) => v.GenericSchema>>;

const HEAD = /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?\n)??---[ \t]*(?:\r?\n|$)(?:[ \t]*\r?\n)*/;
const BLANK = /^(?:[ \t]*\r?\n)*/;

/**
 * Reads a notebook. `file` is its name in errors; without `kinds` cells are kept but their parameters not checked.
 * `problems` names the file, line and field of everything wrong; what is wrong in a cell is in the cell too. Never
 * throws: of a front matter that cannot be read, what can be is taken, else the file's name and one arm, `after`.
 */
export function readNotebook(
  text: string,
  file: string,
  kinds?: Kinds,
): { notebook: Notebook; problems: string[] } {
  const wrong: Problem[] = [];
  const { head, ...front } = readHead(text, file, wrong);
  let last = 0;
  const id = () => String(++last);
  const reading = { arms: Object.keys(front.arms), kinds };
  const cells = readCells(text.slice(head.length), head.split('\n').length, reading, id, wrong);
  return {
    notebook: { ...front, head, cells },
    problems: wrong.map(({ line, message }) => `${file}:${line}: ${message}`),
  };
}

/** Reads what stands above the first cell of a notebook's text; `problems` gets what is wrong in it. */
export function readHead(
  text: string,
  file: string,
  problems: Problem[] = [],
): Omit<Notebook, 'cells'> {
  const title = file.replace(/^.*[\\/]/, '').replace(/\.md$/i, '');
  const match = HEAD.exec(text);
  const wrong: Problem[] = [];
  if (!match)
    wrong.push({ line: 1, message: 'does not begin with front matter between two lines ---' });
  const front = match ? readFrontMatter(match[2] ?? '', title, wrong) : defaultFront(title);
  problems.push(...wrong);
  const newer = newerThanKnown(front.version);
  return {
    ...front,
    head: match?.[0] ?? BLANK.exec(text)![0],
    newer: newer && `made by a newer version of Skewscope: its format ${newer}`,
    broken: newer === null ? wrong.map(({ message }) => message).join('; ') || null : null,
  };
}
