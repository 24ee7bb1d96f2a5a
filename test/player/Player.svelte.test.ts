import { expect, it } from 'vitest';
import { page as tab, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../src/app.css';
import type { Playback } from '#lib/recording/playback.ts';
import Player from '../../src/player/Player.svelte';
import { violations } from '../view/axe.ts';
import { playback } from './fake.ts';

async function show(given: Playback = playback('splitgp', 'both'), width = 1280) {
  await tab.viewport(width, 900);
  return render(Player, { playback: given, proof: '{}', file: 'run.html' });
}

it('it says that it is a playback, and how it is verified', async () => {
  const screen = await show();
  await expect.element(screen.getByText(/Nothing is trained here/)).toBeVisible();
  await expect
    .element(screen.getByRole('textbox', { name: 'Verify this file' }))
    .toHaveValue('npm run -s skewscope -- verify run.html');
  await expect.element(screen.getByText(/Skewscope, version 1\.2\.3/)).toBeVisible();
  await expect
    .element(screen.getByText(playback('both').arms[0]!.fingerprint, { exact: true }).last())
    .toBeVisible();
});

it('figures go from before to after and follow the threshold', async () => {
  const screen = await show();
  const figure = screen.getByText('Share that exits on the client').element().parentElement!;
  expect(figure).toHaveTextContent(/50 %.*50 %/);
  await screen.getByRole('slider', { name: 'Exit threshold' }).first().fill('1');
  expect(figure).toHaveTextContent(/100 %.*100 %/);
  await expect.element(screen.getByText(/At 1\.00, 100 % of the queries exit/)).toBeVisible();
});

it('the scrubber, the arrows and R move both maps through the kept rounds', async () => {
  const screen = await show();
  const map = screen.getByRole('application', { name: 'Map after' });
  await expect.element(map).toHaveAccessibleDescription(/round 4\. Skew ratio 0\.20/);
  await screen.getByRole('slider', { name: 'Round' }).fill('1');
  await expect.element(map).toHaveAccessibleDescription(/round 2\. Skew ratio 0\.33/);
  (document.activeElement as HTMLElement).blur();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(map).toHaveAccessibleDescription(/round 4\./);
  await userEvent.keyboard('r');
  await expect.element(map).toHaveAccessibleDescription(/round 0\. Skew ratio 1\.00/);
  await expect
    .element(screen.getByRole('application', { name: 'Map before' }))
    .toHaveAccessibleDescription(/round 0\./);
});

it('Space plays and pauses', async () => {
  const screen = await show();
  await userEvent.keyboard(' ');
  await expect.element(screen.getByRole('button', { name: 'Pause' })).toBeVisible();
  await userEvent.keyboard(' ');
  await expect.element(screen.getByRole('button', { name: 'Play' })).toBeVisible();
});

it('a stage on principal axes says so, others name UMAP’s settings', async () => {
  const screen = await show();
  await expect.element(screen.getByText(/UMAP: 15 neighbours, .*turned onto before/)).toBeVisible();
  await screen.getByRole('radio', { name: 'projector' }).click({ force: true });
  await expect.element(screen.getByText(/two fixed principal axes/)).toBeVisible();
});

it('walking the map names the sample and what every run makes of it', async () => {
  const screen = await show();
  const map = screen.getByRole('application', { name: 'Map after' });
  (map.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}');
  const panel = screen.getByRole('group', { name: 'Sample' });
  await expect.element(panel).toHaveTextContent(/Class 0 through client 1, which holds it/);
  await expect.element(panel).toHaveTextContent(/Before.*client says 0.*After.*client says 0/);
});

it('one run has one map and no before', async () => {
  const screen = await show(playback('both'));
  await expect.element(screen.getByRole('application', { name: 'Map' })).toBeVisible();
  expect(screen.getByRole('application').all()).toHaveLength(1);
  await expect.element(screen.getByText('Before', { exact: true })).not.toBeInTheDocument();
  expect(await violations(document.body)).toEqual([]);
});

it('on a narrow page the two maps are one with a slider, and axe finds nothing', async () => {
  const screen = await show(undefined, 390);
  await expect
    .element(screen.getByRole('application', { name: 'Map from before to after' }))
    .toBeVisible();
  await screen.getByRole('slider', { name: 'Before to after' }).fill('0');
  await expect.element(screen.getByRole('button', { name: 'Move to after' })).toBeVisible();
  expect(await violations(document.body)).toEqual([]);
});

it('axe finds nothing on a wide page', async () => {
  await show();
  expect(await violations(document.body)).toEqual([]);
});
