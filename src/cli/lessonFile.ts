import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** Where the published lessons are. */
export const LESSONS = 'lessons';

/** The files of a folder's lessons, in their order. */
export async function lessonFiles(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  return names.map((name) => join(folder, name));
}

/** The name of the published lesson with this very text; null if the file is none, or changed. */
export async function publishedAs(file: string, text: string): Promise<string | null> {
  const name = basename(file);
  const published = await readFile(join(LESSONS, name), 'utf8').catch(() => null);
  return text === published ? name.replace(/^(\d+-)?/, '').replace(/\.md$/, '') : null;
}
