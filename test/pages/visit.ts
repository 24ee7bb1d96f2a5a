import { readdirSync } from 'node:fs';
import { expect, test as base, type Locator, type Page } from '@playwright/test';

/** A test whose page must not say anything on its console, nor fail to load anything. */
export const test = base.extend<{ page: Page }>({
  page: async ({ page }, use) => {
    const said: string[] = [];
    page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => said.push(`error: ${error.message}`));
    await use(page);
    expect(said).toEqual([]);
  },
});

export { expect };

/** The published lessons: where each is on the site, and its file. */
export const LESSONS = readdirSync('lessons').map((file) => ({
  path: `/lessons/${file.replace(/^\d+-|\.md$/g, '')}`,
  file: `lessons/${file}`,
}));

/** Opens a page that begins with a map, by default the first one, and waits until its recorded maps are there. */
export async function open(page: Page, fragment = '', path = '/'): Promise<void> {
  await page.goto(`${path}${fragment && `#${fragment}`}`);
  await expect(badge(page, 'recorded')).toBeVisible();
  const text = page.getByRole('figure').getByText('Skew ratio');
  await expect(text.filter({ hasText: 'after round' }).first()).toBeAttached();
}

/** Opens a lesson and waits until its script is there. */
export async function openLesson(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeEnabled();
}

/** Begins a notebook of one's own, and waits until it is open. */
export async function begin(page: Page): Promise<void> {
  await openList(page);
  await page.getByRole('button', { name: 'New notebook' }).click();
  await expect(page.getByRole('heading', { name: 'Untitled notebook' })).toBeVisible();
}

/** Opens the list of one's own notebooks, and waits until they are looked up. */
export async function openList(page: Page): Promise<void> {
  await page.goto('/notebooks');
  await expect(page.getByText('Looking…')).toHaveCount(0);
}

/** Opens the gallery. */
export async function openGallery(page: Page): Promise<void> {
  await page.goto('/gallery');
  await expect(page.getByRole('heading', { name: 'Gallery' })).toBeVisible();
}

/** Begins to edit the notebook on show. */
export async function edit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Edit', exact: true }).first().click();
  await expect(page.getByRole('button', { name: 'Done editing' })).toBeVisible();
}

/** The tools of the cell at a place, from 1. */
export function tools(page: Page, cell: number): Locator {
  return page.getByRole('group', { name: `Cell ${cell} of` });
}

/** Scrolls past every cell, so that those that wait to be seen are there. */
export async function seeAll(page: Page): Promise<void> {
  for (const cell of await page.locator('.cell[data-kind]').all())
    await cell.scrollIntoViewIfNeeded();
  await expect(page.getByText(/^(Loading|Opening|Measuring|Looking)/)).toHaveCount(0);
}

/** The badge that says where the figures come from. */
export function badge(page: Page, kind: 'recorded' | 'live' | 'verified'): Locator {
  return page.locator(`[data-kind="${kind}"]`);
}

/** The text alternative of one of the two maps. */
export function textOf(page: Page, side: 'before' | 'after'): Locator {
  return page
    .getByRole('figure', { name: side === 'before' ? /^Before/ : /^After/ })
    .getByText('Skew ratio');
}

/** Trains the arms on show and waits for the end. */
export async function runLive(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run live' }).first().click();
  await trained(page);
}

/** Waits for a run to begin and to end. */
export async function trained(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /Cancel/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /Cancel/ })).toBeHidden({ timeout: 60_000 });
}
