import { readFile } from 'node:fs/promises';
import { type Notebook, readNotebook } from '#lib/notebook/notebook.ts';
import { UsageError } from './usage.ts';

/** A notebook's file, read. */
export interface NotebookFile {
  readonly file: string;
  readonly text: string;
  readonly notebook: Notebook;
}

/** Reads the file of a notebook. @throws UsageError if it cannot be read, or for everything that is wrong in it */
export async function readNotebookFile(file: string): Promise<NotebookFile> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  const { notebook, problems } = readNotebook(text, file);
  if (problems.length) throw new UsageError(problems.join('\n'));
  return { file, text, notebook };
}
