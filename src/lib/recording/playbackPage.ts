import type { StoredPlayback } from './playback.ts';

/** Where the page of a playback has its data, and the evidence of its runs: elements by their id. */
export const RUN_ID = 'skewscope-run';
export const PROOF_ID = 'skewscope-proof';

/** Where the template of the page takes them, and its title. */
export const DATA_SLOT = '<!--skewscope-data-->';
export const TITLE_SLOT = '<!--skewscope-title-->';

/**
 * The page of a playback as one HTML file: the template with the run and its proof file inside.
 * @throws Error if what was given as a template is none
 */
export function writePage(template: string, run: StoredPlayback, proof: string): string {
  const parts = template.split(DATA_SLOT);
  const [head, body] = parts;
  if (parts.length !== 2 || !head!.includes(TITLE_SLOT))
    throw new Error('player/player.html: is not the template of playbacks');
  const titled = head!.split(TITLE_SLOT).join(escaped(run.title));
  return [titled, data(PROOF_ID, proof), '\n', data(RUN_ID, JSON.stringify(run)), body].join('');
}

/** The JSON of an element of a page's data, unread; null if there is none, or it does not end. */
export function jsonIn(page: string, id: string): string | null {
  const mark = `<script type="application/json" id="${id}">`;
  const start = page.indexOf(mark) + mark.length;
  const end = page.indexOf('</script', start);
  return start < mark.length || end < 0 ? null : page.slice(start, end);
}

/** JSON in a page: no `<` in it, so that nothing ends or opens an element. */
function data(id: string, json: string): string {
  return `<script type="application/json" id="${id}">${json.trim().replaceAll('<', '\\u003c')}</script>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
