import { expect, it } from 'vitest';
import { fetchRound } from '../state/fake.ts';
import { fence, show } from './show.ts';

it('a broken cell shows its error and its text, and the others stand', async () => {
  const { screen } = await show(`${fence('map', '{ "reference": "nobody" }')}\n## Still here\n`);
  await expect.element(screen.getByText(/is not an arm of this notebook/)).toBeVisible();
  await expect.element(screen.getByText('"nobody"')).toBeVisible();
  await expect.element(screen.getByRole('heading', { name: 'Still here' })).toBeVisible();
});

it('prose holds figures of the last round, and no HTML', async () => {
  const { screen } = await show('It is {{both.skew.trunk}}, <b>not</b> {{both.skew.within}}.\n');
  await expect
    .element(screen.getByText(/It is/))
    .toHaveTextContent('It is 0.20, <b>not</b> (not available).');
});

it('data: each client shows a sample of each class that it holds', async () => {
  const { screen } = await show(fence('data'));
  await expect.element(screen.getByRole('img', { name: /A 0 of client 1/ })).toBeVisible();
  await expect
    .element(screen.getByRole('img', { name: /A 1 of client 1/ }))
    .not.toBeInTheDocument();
});

it('train: the curves mark the round on show, and its messages are counted', async () => {
  const { screen, page } = await show(fence('train'));
  await expect.element(screen.getByText(/the clients sent 2\.0.kB/)).toBeVisible();
  const chart = screen.getByRole('img', { name: 'Server accuracy on the probe samples' });
  await expect.element(chart).toHaveAccessibleDescription(/round 4/);
  await fetchRound(page, 2);
  page.player.seek(1);
  await expect.element(chart).toHaveAccessibleDescription(/round 2/);
});
