import type { Page } from '@playwright/test';
import { overflow, violations } from './audit.ts';
import { expect, LESSONS, open, openLesson, openList, test } from './visit.ts';

const THIRD = '/lessons/alignment-and-simulated-extractors';

/** Opens the panel and waits until everything is gathered that it shows. */
async function share(page: Page) {
  await page.getByRole('button', { name: 'Share…' }).click();
  const panel = page.getByRole('dialog', { name: 'Share' });
  await expect(panel.getByRole('textbox', { name: 'Link' })).toBeVisible();
  await expect(panel.getByRole('heading', { name: 'Playback' })).toBeVisible();
  return panel;
}

async function linkOf(page: Page): Promise<string> {
  return page.getByRole('textbox', { name: 'Link' }).inputValue();
}

for (const { path } of LESSONS) {
  test(`${path} has a link of 2,000 characters at most, with evidence`, async ({ page }) => {
    await openLesson(page, path);
    const panel = await share(page);
    const link = await linkOf(page);
    expect(link).toContain(`${path}/#proof=`);
    expect(link.length).toBeLessThanOrEqual(2000);
    await expect(panel.getByRole('row', { name: /^hashes of \d+ rounds/ })).toBeVisible();
    await expect(panel.getByText('Without evidence')).toHaveCount(0);
    await expect(panel.getByRole('img', { name: /^QR code/ })).toBeVisible();
  });
}

test('a link of the opening page leads to its lesson', async ({ page }) => {
  await open(page, 'threshold=0.6');
  const panel = await share(page);
  await expect(panel.getByText('threshold=0.6')).toBeVisible();
  expect(await linkOf(page)).toContain(`${THIRD}/#proof=`);
});

test('the panel by keyboard alone', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openLesson(page, THIRD);
  const button = page.getByRole('button', { name: 'Share…' });
  await button.focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog', { name: 'Share' });
  await expect(panel.getByRole('textbox', { name: 'Link' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(panel.getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(panel.getByRole('textbox', { name: 'Link' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(panel.getByText('Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await linkOf(page));
  const large = panel.getByRole('button', { name: 'Show large' });
  await large.focus();
  await page.keyboard.press('Space');
  const code = page.getByRole('dialog', { name: /^QR code/ });
  await expect(code).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(code).toBeHidden();
  await expect(large).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(button).toBeFocused();
});

test('the panel is clean by axe, wide and narrow, light and dark', async ({ page }) => {
  await open(page, 'seed=5', THIRD);
  const panel = await share(page);
  await expect(panel.getByText('Without evidence')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme });
      expect(await violations(page), `${width} ${colorScheme}`).toEqual([]);
      expect(await overflow(page), `${width} ${colorScheme}`).toBe(0);
      expect(await panel.evaluate((part) => part.scrollWidth - part.clientWidth)).toBe(0);
    }
  }
  await panel.getByRole('button', { name: 'Show large' }).click();
  expect(await violations(page), 'large code').toEqual([]);
});

test('what the panel downloads, the list of notebooks opens', async ({ page }) => {
  await openLesson(page, THIRD);
  const panel = await share(page);
  const link = await linkOf(page);
  const begun = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Download the file' }).click();
  const file = await begun;
  expect(file.suggestedFilename()).toBe('alignment-and-simulated-extractors.skewscope.json');
  await openList(page);
  await page.getByLabel('Open a file').setInputFiles({
    name: file.suggestedFilename(),
    mimeType: 'application/json',
    buffer: await bufferOf(await file.createReadStream()),
  });
  await page.waitForURL(`**${THIRD}/**`);
  expect(page.url()).toBe(link);
});

test('a link shows what it claims to whoever opens it', async ({ page, context }) => {
  await openLesson(page, THIRD);
  await share(page);
  const opened = await context.newPage();
  await opened.goto(await linkOf(page));
  await expect(opened.getByRole('heading', { name: 'What this link claims' })).toBeVisible();
});

async function bufferOf(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}
