import { test as bare } from '@playwright/test';
import { badge, expect, open, runLive, test, textOf } from './visit.ts';

test('a link with bad values names them and shows the default', async ({ page }) => {
  await open(page, 'clients.count=0&threshold=7&nonsense=1&method.rates.server=fast');
  for (const named of [
    'clients.count: 0 is not',
    'threshold: 7 is not',
    'nonsense',
    'method.rates.server: "fast" is not',
  ]) {
    await expect(page.getByText(named)).toBeVisible();
  }
  await expect(textOf(page, 'after')).toContainText('after round 60');
});

test('training that diverges says at which round, and keeps the rounds before', async ({
  page,
}) => {
  await open(page, 'method.rates.server=10&method.rates.client=10&method.contrast.weight=100');
  await page.getByRole('button', { name: 'Run live' }).first().click();
  await expect(page.getByText(/diverged in round \d+/).first()).toBeVisible({ timeout: 60_000 });
});

bare('a worker that cannot start is told, and can be started again', async ({ page }) => {
  await open(page);
  await page.route(/run\.worker/, (route) => route.abort());
  await page.getByRole('button', { name: 'Run live' }).first().click();
  await expect(page.getByText(/worker stopped/).first()).toBeVisible({ timeout: 20_000 });
  await page.unroute(/run\.worker/);
  await runLive(page);
  await expect(badge(page, 'verified')).toBeVisible();
});

bare('recordings that cannot be fetched are told, and a live run is offered', async ({ page }) => {
  await page.route(/recordings/, (route) => route.abort());
  await page.goto('/');
  await expect(page.getByText(/recording/i).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run live' }).first()).toBeEnabled();
});
