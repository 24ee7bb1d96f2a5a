import { expect, it } from 'vitest';
import { violations } from '../view/axe.ts';
import { fence, show } from './show.ts';

it('figures: those that were chosen, from before to after, at the round on show', async () => {
  const parameters = { figures: ['skew.trunk', 'skew.within', 'serverAccuracyOod'] };
  const { screen, page } = await show(fence('figures', JSON.stringify(parameters)));
  await expect.element(screen.getByText('Skew ratio at the trunk', { exact: true })).toBeVisible();
  await expect.element(screen.getByText('not available')).toBeVisible();
  await expect.element(screen.getByText(/From SplitGP to HARMONY, round 4/)).toBeVisible();
  page.player.seek(1);
  await expect.element(screen.getByText(/round 2/)).toBeVisible();
  expect(await violations(screen.container)).toEqual([]);
});

it('figures: one that does not exist is named, with those that do', async () => {
  const { screen } = await show(fence('figures', '{ "figures": ["skew.turnk"] }'));
  await expect.element(screen.getByText(/is not a figure; the figures are/)).toBeVisible();
});
