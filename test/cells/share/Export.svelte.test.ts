import { afterEach, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page as tab } from 'vitest/browser';
import { readProofText } from '#lib/proof/file.ts';
import type { Doors } from '#lib/state/doors.ts';
import type { OpenNotebook } from '#lib/state/openNotebook.svelte.ts';
import { load, open } from '../../state/fake.ts';
import { violations } from '../../view/axe.ts';
import ShareHarness from './ShareHarness.svelte';

const DOWNLOAD = /^Download the playback, about 3\d\d\skB$/;

afterEach(() => void vi.restoreAllMocks());

async function share(
  changes: Partial<Doors> = {},
  prepare: (page: OpenNotebook) => void = () => {},
) {
  await tab.viewport(1280, 900);
  const { page } = open(changes);
  await load(page);
  prepare(page);
  const screen = await render(ShareHarness, { page, site: 'https://skewscope.example' });
  await screen.getByRole('button', { name: 'Share…' }).click();
  const button = screen.getByRole('button', { name: /^Download the playback/ });
  await expect.element(button).toBeVisible();
  return { screen, button };
}

it('Export gives the reader one file, whose proof can be read, and says how large it is', async () => {
  const made: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    made.push(blob as Blob);
    return '#';
  });
  const { screen, button } = await share();
  await expect.element(button).toHaveTextContent(DOWNLOAD);
  await button.click();
  await expect.element(screen.getByText(/^Made: a-title\.html, /)).toBeVisible();
  const html = await made[0]!.text();
  expect(Object.keys(readProofText(`<${html}`).evidence)).toEqual(['splitgp', 'both']);
  expect(await violations(document.body)).toEqual([]);
});

it('it can be cancelled, and says nothing of it', async () => {
  const { screen, button } = await share({ template: () => new Promise(() => {}) });
  await button.click();
  await expect.element(screen.getByRole('progressbar')).toBeVisible();
  await screen.getByRole('button', { name: 'Cancel' }).click();
  await expect.element(screen.getByRole('progressbar')).not.toBeInTheDocument();
  await expect.element(screen.getByRole('alert')).not.toBeInTheDocument();
});

it('what cannot be had is named', async () => {
  const template = () => Promise.reject(new Error('player/player.html: 404 Not Found'));
  const { screen, button } = await share({ template });
  await button.click();
  await expect
    .element(screen.getByRole('alert'))
    .toHaveTextContent('Not made: player/player.html: 404 Not Found.');
});

it('runs of another experiment than the wanted one are not exported', async () => {
  const { button } = await share({}, (page) => page.change('seed', 5));
  await expect.element(button).toBeDisabled();
});
