import { error } from '@sveltejs/kit';
import { index, lesson } from '../../lessons.server.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => index.map(({ name }) => ({ lesson: name }));

export const load: PageServerLoad = ({ params }) => {
  const notebook = lesson(params.lesson);
  if (!notebook) error(404, `${params.lesson}: is not a lesson`);
  return { name: params.lesson, notebook };
};
