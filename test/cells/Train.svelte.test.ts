import { expect, it } from 'vitest';
import { fetchRound } from '../state/fake.ts';
import { violations } from '../view/axe.ts';
import { fence, show } from './show.ts';

const cell = fence('train');

/** A button of the phases: the transport has some of these names too. */
function inPhases(screen: Awaited<ReturnType<typeof show>>['screen'], name: string) {
  return screen.getByRole('group', { name: /^Round \d+ of/ }).getByRole('button', { name });
}

it('a round is stepped through in five phases, with figures and messages', async () => {
  const { screen } = await show(cell);
  await expect.element(screen.getByText(/^Each client also trains a copy/)).toBeVisible();
  await expect.element(screen.getByText('all 2 clients')).toBeVisible();
  await inPhases(screen, 'Next').click();
  await expect.element(screen.getByText(/under other names/)).toBeVisible();
  await expect
    .element(screen.getByRole('row', { name: /features/ }).first())
    .toHaveTextContent(/16 × 48\s*6\s*2\.0.kB\s*2\.0.kB/);
  expect(await violations(screen.container)).toEqual([]);
  for (const words of [/make one batch of 64 rows/, /undoes the mean/, /are averaged, simulated/]) {
    await inPhases(screen, 'Next').click();
    await expect.element(screen.getByText(words)).toBeVisible();
  }
  await expect.element(inPhases(screen, 'Next')).toBeDisabled();
});

it('the other arm is told in its own words', async () => {
  const { screen } = await show(cell);
  await screen.getByRole('radio', { name: 'before' }).click({ force: true });
  await expect.element(screen.getByText(/^Each client also trains/)).not.toBeInTheDocument();
  await screen.getByRole('button', { name: /^Upload/ }).click();
  await expect.element(screen.getByText(/as they are/)).toBeVisible();
});

it('past its ends lie the kept rounds before and after', async () => {
  const { screen, page } = await show(cell);
  await fetchRound(page, 2);
  await inPhases(screen, 'Back').click();
  expect(page.player.round).toBe(2);
  await expect.element(screen.getByText('5 of 5')).toBeVisible();
  await inPhases(screen, 'Next').click();
  expect(page.player.round).toBe(4);
  await expect.element(screen.getByText('1 of 5')).toBeVisible();
  page.player.reset();
  await expect.element(screen.getByText(/^Round 0 is before any training/)).toBeVisible();
  expect(await violations(screen.container)).toEqual([]);
  await screen.getByRole('button', { name: 'To round 2' }).click();
  expect(page.player.round).toBe(2);
});

it('the loss of the early exits has the band of all clients', async () => {
  const { screen } = await show(cell);
  const chart = screen.getByRole('img', { name: /^Loss of the early exits/ });
  await expect.element(chart).toHaveAccessibleDescription(/after, early exit: from 1\.00 at 1/);
  expect(chart.element().querySelectorAll('.band')).toHaveLength(2);
});

it('without a map it plays rounds and trains, with progress and one live region', async () => {
  const { screen, page, doors } = await show(cell);
  await screen.getByRole('button', { name: 'Run live' }).click();
  await expect.element(screen.getByText('Preparing clients and data')).toBeVisible();
  expect(await violations(screen.container)).toEqual([]);
  doors.playRounds(2);
  expect(page.player.round).toBe(2);
  await expect.element(screen.getByText(/^Round 2: skew ratio/)).toBeInTheDocument();
  doors.runs[0]!.reply({ type: 'failed', message: 'memory ran out', round: 3 });
  await expect.element(screen.getByRole('alert')).toHaveTextContent('memory ran out');
});

it('plays nothing where it is told not to', async () => {
  const { screen } = await show(fence('train', '{ "transport": false }'));
  await expect.element(screen.getByRole('button', { name: 'Run live' })).not.toBeInTheDocument();
});
