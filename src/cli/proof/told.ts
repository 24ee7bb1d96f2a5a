import { readNotebook } from '#lib/notebook/notebook.ts';
import type { Proof } from '#lib/proof/proof.ts';
import { LESSONS, lessonFiles, publishedAs } from '../lessonFile.ts';
import { type NotebookFile, readNotebookFile } from '../notebookFile.ts';

/** Where a proof is told: what that is called, and which arms it shows first; null: it does not say. */
export interface Told {
  readonly title: string;
  readonly shown: NotebookFile['notebook']['shown'];
}

/** Of a lesson and of a notebook, what stands in its front matter; arms that stand for themselves are named one by one. */
export async function toldOf({ notebook, arms }: Pick<Proof, 'notebook' | 'arms'>): Promise<Told> {
  if (notebook === null) {
    const titles = Object.values(arms).map(({ title }) => title);
    return { title: titles.join(' and '), shown: null };
  }
  if ('text' in notebook) {
    const { shown } = readNotebook(notebook.text, notebook.title).notebook;
    return { title: notebook.title, shown };
  }
  const { lesson } = notebook;
  return (await publishedLesson(lesson)) ?? { title: lesson, shown: null };
}

/** Null if this version publishes no such lesson. */
async function publishedLesson(lesson: string): Promise<Told | null> {
  for (const file of await lessonFiles(LESSONS)) {
    const { text, notebook } = await readNotebookFile(file);
    if ((await publishedAs(file, text)) === lesson) return notebook;
  }
  return null;
}
