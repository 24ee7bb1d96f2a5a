import { kinds } from '#lib/cells/table.ts';
import { type Notebook, readNotebook } from '#lib/notebook/notebook.ts';

const files = import.meta.glob<string>('/lessons/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** A lesson in the index. */
export interface Entry {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
}

/** Every lesson by its name, in the order of their files, whose names begin with a number. */
const lessons: ReadonlyMap<string, Notebook> = new Map(
  Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => {
      const file = path.slice(1);
      const { notebook, problems } = readNotebook(text, file, kinds);
      if (problems.length) throw new Error(problems.join('\n'));
      return [file.replace(/^lessons\/(\d+-)?/, '').replace(/\.md$/, ''), notebook];
    }),
);

export const index: readonly Entry[] = [...lessons].map(([name, { title, summary, minutes }]) => ({
  name,
  title,
  summary,
  minutes,
}));

/** The lesson of this name; undefined if there is none. */
export function lesson(name: string): Notebook | undefined {
  return lessons.get(name);
}
