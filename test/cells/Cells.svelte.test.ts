import { expect, it } from 'vitest';
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

it('clients: architecture, parameters and FLOPs of each', async () => {
  const { screen } = await show(fence('clients'));
  await expect
    .element(screen.getByRole('row', { name: /client 2 cnn-s/ }))
    .toHaveTextContent(/1.235.*5.678/);
});

it('train: the curves mark the round on show, and its messages are counted', async () => {
  const { screen, page } = await show(fence('train'));
  await expect.element(screen.getByText(/the clients sent 2\.0.kB/)).toBeVisible();
  const chart = screen.getByRole('img', { name: 'Server accuracy on the probe samples' });
  await expect.element(chart).toHaveAccessibleDescription(/round 4/);
  await page.fetchRound(2);
  page.player.seek(1);
  await expect.element(chart).toHaveAccessibleDescription(/round 2/);
});

it('accuracy: by client and class, with ID outlined; a row picks its client', async () => {
  const { screen, page } = await show(fence('accuracy'));
  await expect.element(screen.getByText('After: server accuracy, round 4, HARMONY')).toBeVisible();
  await screen.getByRole('button', { name: '1 mlp-s' }).last().click();
  expect([...page.selection.hiddenClients]).toEqual([1]);
});

it('exit: the operating point is the threshold that every cell shares; the oracle is called so', async () => {
  const { screen, page } = await show(fence('exit'));
  await screen.getByRole('slider', { name: 'Exit threshold' }).fill('0.7');
  expect(page.readings.threshold).toBe(0.7);
  await expect.element(screen.getByText(/At 0\.70, 75 % of the queries exit/)).toBeVisible();
  await expect
    .element(screen.getByText(/The oracle threshold, the best on the test set itself/))
    .toBeVisible();
});
