import { expect, it } from 'vitest';
import { packPlayback } from '#lib/recording/playback.ts';
import { DATA_SLOT, PROOF_ID, RUN_ID, TITLE_SLOT, writePage } from '#lib/recording/playbackPage.ts';
import { SCRIPT_ID } from '#lib/proof/file.ts';
import { playback } from '../player/fake.ts';

const TEMPLATE = `<title>${TITLE_SLOT}</title><body>${DATA_SLOT}</body>`;
const NASTY = `</script><script>alert("1")</script> & $& id="${PROOF_ID}"`;

const stored = packPlayback({ ...playback('both'), title: NASTY });
const html = writePage(TEMPLATE, stored, `{ "link": ${JSON.stringify(NASTY)} }\n`);

function json(id: string): unknown {
  const start = html.indexOf(`id="${id}">`) + `id="${id}">`.length;
  return JSON.parse(html.slice(start, html.indexOf('</script', start)));
}

it('writePage(…) holds run and proof as they were given', () => {
  expect(json(RUN_ID)).toEqual(JSON.parse(JSON.stringify(stored)));
  expect(json(PROOF_ID)).toEqual({ link: NASTY });
  expect(PROOF_ID).toBe(SCRIPT_ID);
});

it('nothing in titles or data opens or ends an element, or is taken for the proof', () => {
  expect(html.match(/<[/a-z]+/g)).toEqual([
    ...['<title', '</title', '<body', '<script', '</script', '<script', '</script', '</body'],
  ]);
  expect(html.split(`id="${PROOF_ID}"`)).toHaveLength(2);
});

it('writePage refuses what is not the template', () => {
  for (const page of ['<!doctype html><title>Not found</title>', DATA_SLOT + DATA_SLOT])
    expect(() => writePage(page, stored, '{}')).toThrow('is not the template of playbacks');
});
