import { type ArmEntry, type Arms, entryOf } from './arms.ts';
import { readCells } from './cells.ts';
import { type Difference, merge, saysSame } from './difference.ts';
import { type Cell, type Kinds, type Notebook, readHead } from './notebook.ts';
import { withValue } from './yamlEditing.ts';

const HEAD = /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?\n)??(---[ \t]*(?:\r?\n|$)[\s\S]*)$/;

/** The notebook with an arm, or another one by that name; null takes it away, but not the only one. */
export function withArm(
  notebook: Notebook,
  name: string,
  entry: ArmEntry | null,
  kinds?: Kinds,
): Notebook {
  if (entry === null) return withoutArm(notebook, name, kinds);
  const old = entryOf(notebook.arms, name);
  const { title, preset, spec } = entry;
  if (!old) return changed(notebook, [[['arms', name], lean(entry)]], kinds);
  const edits: Edit[] = [];
  if (title !== old.title) edits.push([['arms', name, 'title'], title]);
  if (preset !== old.preset) edits.push([['arms', name, 'preset'], preset]);
  if (!isSame(spec, old.spec)) edits.push([['arms', name, 'spec'], orNothing(spec)]);
  return changed(notebook, edits, kinds);
}

/** The notebook with a difference upon what its arms share. */
export function withShared(notebook: Notebook, difference: Difference, kinds?: Kinds): Notebook {
  return withSpec(notebook, merge(notebook.spec, difference), kinds);
}

/** The notebook with other things that its arms share. */
export function withSpec(notebook: Notebook, spec: Difference, kinds?: Kinds): Notebook {
  return isSame(spec, notebook.spec) ? notebook : changed(notebook, [[['spec'], spec]], kinds);
}

/**
 * The notebook with these arms, and what they share, in place of its own; arms that it has already keep their place. The
 * arms that it shows first are no longer named unless it has them all.
 */
export function withArms(notebook: Notebook, { spec, arms }: Arms, kinds?: Kinds): Notebook {
  if (saysSame({ spec, arms }, { spec: notebook.spec, arms: notebook.arms })) return notebook;
  const known = Object.keys(notebook.arms).filter((name) => Object.hasOwn(arms, name));
  const names = new Set([...known, ...Object.keys(arms)]);
  const entries = [...names].map((name) => [name, lean(arms[name]!)]);
  const shown = Object.values(notebook.shown ?? {});
  const edits: Edit[] = [
    [['spec'], orNothing(spec)],
    [['arms'], Object.fromEntries(entries)],
  ];
  if (!shown.every((name) => names.has(name))) edits.unshift([['shown'], undefined]);
  return changed(notebook, edits, kinds);
}

/** The notebook by another title; without one that is not blank it keeps its own. */
export function withTitle(notebook: Notebook, title: string): Notebook {
  const words = title.trim().replace(/\s+/g, ' ');
  const isNew = words !== '' && words !== notebook.title;
  return isNew ? changed(notebook, [[['title'], words]]) : notebook;
}

/**
 * The notebook with another text above its first cell, as it is typed. Cells that are read as before stay the same;
 * `file` names a notebook without a title.
 */
export function withHead(notebook: Notebook, head: string, file: string, kinds?: Kinds): Notebook {
  if (head.trimEnd() === notebook.head.trimEnd()) return notebook;
  const text = head.trim() === '' ? '' : `${head.trimEnd()}\n\n`;
  const read = readHead(text, file);
  const isWhole = read.head === text;
  // Text after the front matter, or without one, would be read as a cell.
  if (!isWhole) throw new Error('front matter stands between two lines ---, and nothing after it');
  const cells = notebook.cells.map((cell) => reread(cell, Object.keys(read.arms), kinds));
  return { ...read, cells };
}

function withoutArm(notebook: Notebook, name: string, kinds?: Kinds): Notebook {
  if (!Object.hasOwn(notebook.arms, name) || Object.keys(notebook.arms).length === 1)
    return notebook;
  const { shown } = notebook;
  const isShown = shown !== null && [shown.before, shown.after].includes(name);
  const edits: Edit[] = [[['arms', name], undefined]];
  return changed(notebook, isShown ? [...edits, [['shown'], undefined]] : edits, kinds);
}

type Edit = readonly [path: readonly string[], value: unknown];

/** @throws Error naming what is not allowed, if what could be read before could not be any more. */
function changed(notebook: Notebook, edits: readonly Edit[], kinds?: Kinds): Notebook {
  if (edits.length === 0) return notebook;
  const [, opening = '---\n', yaml = '', closing = '---\n\n'] = HEAD.exec(notebook.head) ?? [];
  const written = edits.reduce((text, [path, value]) => withValue(text, path, value), yaml);
  const front = readHead(`${opening}${written}${closing}`, notebook.title);
  if (front.broken !== null && notebook.broken === null) throw new Error(front.broken);
  if (isSame(Object.keys(front.arms), Object.keys(notebook.arms)))
    return { ...front, cells: notebook.cells };
  const cells = notebook.cells.map((cell) => reread(cell, Object.keys(front.arms), kinds));
  return { ...front, cells };
}

/** The cell among other arms: the very one if it is read as before. */
function reread(cell: Cell, arms: readonly string[], kinds: Kinds | undefined): Cell {
  const [read] = readCells(cell.source, 1, { arms, kinds }, () => cell.id);
  return read && !isSame(read, cell) ? read : cell;
}

/** An arm without what need not be said. */
function lean({ title, preset, spec }: ArmEntry): Partial<ArmEntry> {
  return { title, preset, ...(Object.keys(spec).length > 0 && { spec }) };
}

function orNothing(spec: Difference): Difference | undefined {
  return Object.keys(spec).length > 0 ? spec : undefined;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
