import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Doors } from '#lib/state/doors.ts';
import { keptAt } from '../state/fake.ts';
import { violations } from '../view/axe.ts';
import { fence, show } from './show.ts';

const cell = fence('exit');

it('the operating point is the threshold that every cell shares', async () => {
  const { screen, page } = await show(cell);
  await screen.getByRole('slider', { name: 'Exit threshold' }).fill('0.7');
  expect(page.readings.threshold).toBe(0.7);
  await expect.element(screen.getByText(/At 0\.70, 75 % of the queries exit/)).toBeVisible();
  page.read({ threshold: 1 });
  await expect.element(screen.getByText(/At 1\.00, 100 % of the queries exit/)).toBeVisible();
});

it('the oracle threshold and the oracle gate are called so, from before to after', async () => {
  const { screen } = await show(cell);
  await expect
    .element(screen.getByText(/The oracle threshold, the best on the test set itself, is 0\.50/))
    .toBeVisible();
  await expect
    .element(screen.getByRole('row', { name: /^oracle gate/ }))
    .toHaveTextContent(/– 1\.00→to 1\.00 50 %→to 50 %$/);
  await expect
    .element(screen.getByRole('row', { name: /^at the exit threshold/ }))
    .toHaveTextContent(/0\.30→to 0\.30/);
});

it('over the share offloaded, a click in the chart sets the threshold that offloads as much', async () => {
  const { screen, page } = await show(cell);
  await screen.getByRole('radio', { name: 'the share offloaded' }).click({ force: true });
  const chart = screen.getByRole('img', { name: /^Accuracy over the share offloaded/ });
  await expect
    .element(chart)
    .toHaveAccessibleDescription(/oracle gate after: 1\.00 at 0\.50, operating point after/);
  const { width } = chart.element().getBoundingClientRect();
  await chart.click({ position: { x: 44 + (width - 60) * 0.25, y: 100 } });
  // One of four queries has a higher entropy than 0.6, and none one between that and 0.8.
  expect(page.readings.threshold).toBe(0.61);
});

it('each client has a thin line, unless it is filtered out', async () => {
  const { screen, page } = await show(cell);
  await screen.getByRole('switch', { name: 'Each client' }).click();
  const chart = screen.getByRole('img', { name: /^Accuracy and exit share/ });
  await expect.element(chart).toHaveAccessibleDescription(/And 2 thin lines/);
  await screen.getByRole('button', { name: '1 · mlp-s' }).click();
  expect([...page.selection.hiddenClients]).toEqual([0]);
  await expect.element(chart).toHaveAccessibleDescription(/And 1 thin line,/);
});

it('the four figures of devices and network change the latency at once, and train nothing', async () => {
  const { screen, page } = await show(cell);
  const latency = screen.getByText('95 of 100 queries stay within').element().parentElement!;
  await expect.element(latency).toHaveTextContent(/to 52\.1 ms/);
  await screen.getByText(/round trip 50.ms, uplink 1.Mbit\/s: change/).click();
  const field = screen.getByRole('spinbutton', { name: 'Round trip' });
  await field.fill('100');
  await userEvent.keyboard('{Enter}');
  expect(page.readings.rtt).toBe(100);
  await expect.element(latency).toHaveTextContent(/to 102 ms/);
  await expect.element(screen.getByText('Out of date')).not.toBeInTheDocument();
  await field.fill('-1');
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByText(/is not in 0…2000/)).toBeVisible();
  expect(page.readings.rtt).toBe(100);
});

it('a table has AUROC, exits and cost of each client', async () => {
  const { screen } = await show(cell);
  await expect.element(screen.getByText('AUROC of the gate: 1.00 → 1.00')).toBeVisible();
  await screen.getByText(/^Each client: Each client at/).click();
  const row = screen.getByRole('row', { name: /^1.mlp.s/ });
  // AUROC and right, before and after, exits in per cent.
  await expect.element(row).toHaveTextContent(/mlp.s11115050/);
});

it('a method without a server model says that there is nothing to offload to', async () => {
  const answers: Doors['answers'] = (_, round) => {
    const { messages, test } = keptAt(round);
    return Promise.resolve({ messages, test: { ...test, server: null } });
  };
  const { screen } = await show(cell, { answers });
  await expect.element(screen.getByText(/no server model: there is nothing/)).toBeVisible();
});

it('axe finds nothing, whatever is opened', async () => {
  const { screen } = await show(cell);
  expect(await violations(screen.container)).toEqual([]);
  await screen.getByRole('radio', { name: 'the share offloaded' }).click({ force: true });
  await screen.getByRole('switch', { name: 'Each client' }).click();
  for (const details of screen.container.querySelectorAll('details')) details.open = true;
  await expect.element(screen.getByRole('spinbutton', { name: 'Uplink' })).toBeVisible();
  expect(await violations(screen.container)).toEqual([]);
});
