import { kinds } from '#lib/cells/table.ts';
import { readNotebook } from '#lib/notebook/notebook.ts';
import text from './open.md?raw';

/** Reads at build what is shown of an experiment that is told in no notebook. */
export function load() {
  const { notebook, problems } = readNotebook(text, 'open.md', kinds);
  if (problems.length) throw new Error(problems.join('\n'));
  return { notebook };
}
