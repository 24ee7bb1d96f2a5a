import { fetchComponents } from '#lib/cells/table.ts';
import type { PageLoad } from './$types';

/** Brings what draws the cells along, so that they are drawn with the page. */
export const load: PageLoad = async ({ data }) => {
  await fetchComponents(data.notebook.cells);
  return data;
};
