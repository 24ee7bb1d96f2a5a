import type { Page } from '@playwright/test';
import { violations } from './audit.ts';
import { expect, openGallery, test } from './visit.ts';

/** The entries of the gallery. */
function entries(page: Page) {
  return page.getByRole('main').getByRole('listitem');
}

test('every entry has its picture, a sentence and a link', async ({ page }) => {
  await openGallery(page);
  expect(await entries(page).count()).toBeGreaterThan(0);
  for (const entry of await entries(page).all()) {
    await entry.scrollIntoViewIfNeeded();
    const picture = entry.locator('img');
    await expect(picture).toHaveJSProperty('complete', true);
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(
      0,
    );
    await expect(entry.getByRole('paragraph')).not.toBeEmpty();
    await expect(entry.getByRole('link')).toHaveAttribute('href', /\/open#proof=/);
  }
});

test('an entry opens, is run again, and is verified', async ({ page }) => {
  test.setTimeout(120_000);
  await openGallery(page);
  await entries(page).getByRole('link', { name: 'Switched on halfway' }).click();
  const panel = page.getByRole('region', { name: 'What this link claims' });
  await expect(panel).toBeVisible();
  const replay = panel.getByRole('button', { name: 'Replay and check' });
  await expect(replay.or(panel.getByRole('progressbar')).first()).toBeVisible();
  if (await replay.isVisible()) await replay.click();
  await expect(panel.locator('header')).toContainText('verified', { timeout: 90_000 });
});

test('axe finds nothing in the gallery, light and dark', async ({ page }) => {
  await openGallery(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page), colorScheme).toEqual([]);
  }
});
