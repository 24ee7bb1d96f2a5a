import type { Doors } from './doors.ts';

/** Keeps a text as a notebook of the reader's own, and returns what it is called. Rejects where nothing may be kept. */
export async function keepAsOwn(
  { library, date }: Pick<Doors, 'library' | 'date'>,
  { title, text }: { readonly title: string; readonly text: string },
): Promise<string> {
  const saved = date();
  const id = saved.toString(36);
  await library.save({ format: 1, id, origin: null, title, text, folded: [], answers: [], saved });
  return id;
}
