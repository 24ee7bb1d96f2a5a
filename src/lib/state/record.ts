import type { Notebook } from '#lib/notebook/notebook.ts';
import type { Saved } from '#lib/notebook/saved.ts';
import { textOf } from '#lib/notebook/text.ts';
import type { Answers } from './answers.svelte.ts';
import type { Draft } from './draft.svelte.ts';

/** What a notebook is called on this device, and the lesson that it is a copy of. */
export interface Origin {
  readonly id: string;
  /** Null for a notebook of the reader's own. */
  readonly lesson: string | null;
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

/** Goes on from a record with its document: folded cells, and answers. */
export function resume(saved: Saved, document: Notebook, draft: Draft, answers: Answers): void {
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
