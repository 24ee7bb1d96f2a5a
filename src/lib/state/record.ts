import { problemsOf } from '#lib/notebook/link.ts';
import type { Notebook } from '#lib/notebook/notebook.ts';
import type { Saved } from '#lib/notebook/saved.ts';
import { textOf } from '#lib/notebook/text.ts';
import type { Answers } from './answers.svelte.ts';
import type { DocumentArms } from './documentArms.svelte.ts';
import type { Doors } from './doors.ts';
import type { Draft } from './draft.svelte.ts';
import type { Keeper } from './keeper.svelte.ts';

/** What a notebook is called on this device, and the lesson that it is a copy of. */
export interface Origin {
  readonly id: string;
  /** Null for a notebook of the reader's own. */
  readonly lesson: string | null;
  /** Nothing of it is kept unless the reader asks for that. */
  readonly loose?: boolean;
}

/** What goes on from a record. */
export interface Resumed {
  readonly origin: Origin;
  readonly closed: boolean;
  readonly keeper: Keeper;
  readonly draft: Draft;
  readonly answers: Answers;
  readonly documentArms: DocumentArms;
  problems: readonly string[];
}

/** What is kept of a notebook on the device; cells are numbered in their order, as text has no other names for them. */
export function recordOf(
  { id, lesson }: Origin,
  draft: Draft,
  answers: Answers,
  saved: number,
): Saved {
  const { document } = draft;
  const place = new Map(document.cells.map((cell, index) => [cell.id, index]));
  const at = (cell: string) => place.get(cell) ?? -1;
  return {
    format: 1,
    id,
    origin: lesson,
    title: document.title,
    // A lesson that was only answered follows its later versions.
    text: lesson !== null && !draft.edited ? '' : textOf(document),
    folded: [...draft.folded].map(at).filter((index) => index >= 0),
    answers: answers
      .all()
      .map(([cell, answer]) => [at(cell), answer] as [number, unknown])
      .filter(([index]) => index >= 0),
    saved,
  };
}

/** Goes on from what an earlier visit left on the device, if anything; until then nothing is kept. Never rejects. */
export async function resume(notebook: Resumed, doors: Pick<Doors, 'editor'>): Promise<void> {
  const { keeper, origin } = notebook;
  try {
    const saved = origin.loose ? null : await keeper.load(origin.id);
    if (notebook.closed) return;
    if (saved) await goOn(saved, notebook, doors);
    keeper.release(saved);
  } catch (error) {
    keeper.fail(error);
  }
}

/** Goes on with the document of a record, or with the published one if that was not edited. */
async function goOn(saved: Saved, notebook: Resumed, { editor }: Pick<Doors, 'editor'>) {
  const { draft } = notebook;
  const document = saved.text
    ? (await editor()).read(saved.text, saved.title).notebook
    : draft.document;
  // What a link tried on the lesson may be impossible in the reader's copy.
  const problems = problemsOf(draft.changed, document);
  if (problems.length) draft.change({});
  notebook.problems = [...notebook.problems, ...problems];
  takeUp(saved, document, draft, notebook.answers);
  notebook.documentArms.take(document);
}

function takeUp(saved: Saved, document: Notebook, draft: Draft, answers: Answers): void {
  const id = (index: number) => document.cells[index]?.id;
  draft.resume(
    document,
    saved.folded.flatMap((index) => id(index) ?? []),
  );
  answers.restore(
    saved.answers.flatMap(([index, answer]) => {
      const cell = id(index);
      return cell === undefined ? [] : [[cell, answer] as const];
    }),
  );
}
