import { execFileSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Browser, Page, TestInfo } from '@playwright/test';
import { overflow, overlaps, violations } from './audit.ts';
import { expect, open, test } from './visit.ts';

const FIGURES = [
  'Skew ratio of trunk features',
  'Server accuracy on classes a client never saw',
  'Accuracy with early exit at',
  'Share that exits on the client',
];

/** What the four figures beside the maps say. */
async function figuresOf(page: Page): Promise<string[]> {
  const group = page.getByRole('group', { name: 'Figures' });
  const texts = FIGURES.map((label) => group.getByText(label).locator('..').innerText());
  return Promise.all(texts);
}

async function setThreshold(page: Page, value: string): Promise<void> {
  await page.getByRole('slider', { name: 'Exit threshold' }).first().fill(value);
  await expect(
    page.getByText(`Accuracy with early exit at ${Number(value).toFixed(2)}`),
  ).toBeVisible();
}

/** Exports what is on show, and saves the file. */
async function exported(page: Page, info: TestInfo): Promise<string> {
  await page.getByRole('button', { name: 'Share…' }).first().click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Download the playback/ }).click();
  const path = info.outputPath((await download).suggestedFilename());
  await (await download).saveAs(path);
  await page.keyboard.press('Escape');
  return path;
}

/** Opens a file from disk where there is no network, and notes whatever it says or asks for. */
async function offline(browser: Browser, path: string) {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  await context.setOffline(true);
  const page = await context.newPage();
  const noted: string[] = [];
  page.on('console', (message) => noted.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => noted.push(`error: ${error.message}`));
  page.on('request', (request) => noted.push(request.url()));
  await page.goto(pathToFileURL(path).href);
  await expect(page.getByRole('application', { name: 'Map after' })).toBeVisible();
  return { page, noted, close: () => context.close() };
}

test('a playback opens from disk without a network, with the figures of the page, and plays', async ({
  page,
  browser,
}, info) => {
  await open(page);
  await setThreshold(page, '0.4');
  const path = await exported(page, info);
  expect((await stat(path)).size).toBeLessThan(1_500_000);

  const { page: played, noted, close } = await offline(browser, path);
  await expect(played.getByText('Nothing is trained here')).toBeVisible();
  expect(await figuresOf(played)).toEqual(await figuresOf(page));
  for (const threshold of ['0.75', '0.1']) {
    await setThreshold(page, threshold);
    await setThreshold(played, threshold);
    expect(await figuresOf(played)).toEqual(await figuresOf(page));
  }
  const last = await figuresOf(played);

  const map = played.getByRole('application', { name: 'Map after' });
  // A slider with the focus keeps the arrows.
  await played.getByRole('heading', { level: 1 }).click();
  await played.keyboard.press('r');
  await expect(map).toHaveAccessibleDescription(/after round 0\./);
  expect(await figuresOf(played)).not.toEqual(last);
  await played.keyboard.press('ArrowRight');
  await expect(map).toHaveAccessibleDescription(/after round 10\./);
  await played.getByRole('slider', { name: 'Round' }).fill('5');
  await expect(map).toHaveAccessibleDescription(/after round 50\./);
  await played.getByRole('button', { name: 'Play' }).click();
  await expect(map).toHaveAccessibleDescription(/after round 60\./);
  await expect(played.getByRole('button', { name: 'Play' })).toBeVisible();
  expect(await figuresOf(played)).toEqual(last);
  expect(noted).toEqual([pathToFileURL(path).href]);
  await close();
});

test('the playback of a live run has its maps at every stage, and the command line verifies it', async ({
  page,
  browser,
}, info) => {
  test.setTimeout(180_000);
  await open(page, 'seed=3&method.rounds=4');
  await page.getByRole('button', { name: 'Run live' }).first().click();
  await expect(page.getByRole('button', { name: /Cancel/ })).toBeHidden({ timeout: 60_000 });
  const path = await exported(page, info);
  const { page: played, noted, close } = await offline(browser, path);
  for (const stage of ['cut', 'projector', 'trunk']) {
    await played.getByRole('radio', { name: stage }).check({ force: true });
    await expect(played.getByText(/^UMAP: .*seed 3/)).toBeVisible();
  }
  expect(noted).toEqual([pathToFileURL(path).href]);
  await close();
  const said = execFileSync(process.execPath, ['build/cli/skewscope.js', 'verify', path]);
  expect(String(said)).toMatch(/: verified\n$/);
});

test('nothing overflows or overlaps in a playback, and axe finds nothing', async ({
  page,
  browser,
}, info) => {
  await open(page);
  const { page: played, close } = await offline(browser, await exported(page, info));
  await played.locator('summary').last().click();
  for (const [width, height] of [
    [1440, 900],
    [1024, 768],
    [390, 844],
  ] as const) {
    await played.setViewportSize({ width, height });
    for (const colorScheme of ['light', 'dark'] as const) {
      await played.emulateMedia({ colorScheme });
      expect(await violations(played), `axe at ${width}, ${colorScheme}`).toEqual([]);
    }
    expect(await overflow(played), `overflow at ${width}`).toBe(0);
    expect(await overlaps(played), `overlaps at ${width}`).toEqual([]);
  }
  await close();
});

test('what the playback holds can be taken out of it', async ({ page, browser }, info) => {
  await open(page);
  const { page: played, close } = await offline(browser, await exported(page, info));
  for (const [button, name] of [
    ['Spec after, JSON', 'both.spec.json'],
    ['Figures, CSV', 'figures.csv'],
    ['Evidence, JSON', 'proof.skewscope.json'],
  ] as const) {
    const download = played.waitForEvent('download');
    await played.getByRole('button', { name: button }).click();
    expect((await download).suggestedFilename()).toBe(name);
  }
  await close();
});
