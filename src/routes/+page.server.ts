import { index, lesson } from './lessons.server.ts';

/** The lesson whose opening figure is the site's. */
const OPENING = 'alignment-and-simulated-extractors';

/** Reads the lessons at build: neither their reader nor YAML reaches the page. */
export function load() {
  const notebook = lesson(OPENING)!;
  const heading = notebook.cells.findIndex(({ source }) => source.startsWith('#'));
  return {
    name: OPENING,
    notebook: { ...notebook, cells: notebook.cells.slice(0, heading) },
    index,
  };
}
