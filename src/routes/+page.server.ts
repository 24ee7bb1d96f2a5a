import { kinds } from '#lib/cells/table.ts';
import { readNotebook } from '#lib/notebook/notebook.ts';
import lesson from '../../lessons/representation-skew.md?raw';

/** Reads the lesson at build: neither its reader nor YAML reaches the page. */
export function load() {
  const { notebook, problems } = readNotebook(lesson, 'lessons/representation-skew.md', kinds);
  if (problems.length) throw new Error(problems.join('\n'));
  return { notebook };
}
