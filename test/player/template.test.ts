import { createHash } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { build } from 'vite';
import { DATA_SLOT, TITLE_SLOT } from '#lib/recording/playbackPage.ts';

let page = '';

beforeAll(async () => {
  const configFile = 'src/player/vite.config.ts';
  const built = await build({ configFile, logLevel: 'error', build: { write: false } });
  const { output } = built as unknown as { output: { fileName: string; source: string }[] };
  expect(output.map(({ fileName }) => fileName)).toEqual(['player.html']);
  page = output[0]!.source;
}, 60_000);

const inside = (element: string) =>
  new RegExp(`<${element}>([^]*?)</${element}>`).exec(page)?.[1] ?? '';
const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

it('the template is one page with a place for the title and one for the run', () => {
  expect(page.split(DATA_SLOT)).toHaveLength(2);
  expect(page).toContain(`<title>${TITLE_SLOT}</title>`);
});

it('its policy allows its own script and styles, and no network', () => {
  const [, policy] = /content-security-policy" content="([^"]*)"/.exec(page)!;
  expect(policy!.split('; ')).toEqual([
    "default-src 'none'",
    `script-src '${hash(inside('script'))}'`,
    `style-src '${hash(inside('style'))}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ]);
});

it('nothing in it is fetched, evaluated, trained or computed in a worker', () => {
  expect(page).not.toMatch(/<script[^>]+src|<link|@import|url\(/);
  expect(page).not.toMatch(/\beval\(|new Function|new Worker|WebAssembly|\bfetch\(|XMLHttpRequest/);
});

it('it is small', () => {
  expect(page.length).toBeLessThan(260_000);
});
