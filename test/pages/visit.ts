import { expect, test as base, type Page } from '@playwright/test';

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

/** Opens the notebook and waits until its recorded maps are there. */
export async function open(page: Page, fragment = ''): Promise<void> {
  await page.goto(`/${fragment && `#${fragment}`}`);
  await expect(badge(page, 'recorded')).toBeVisible();
  await expect(page.getByRole('figure').getByText('Skew ratio').last()).toContainText(
    'after round',
  );
}

/** The badge that says where the figures come from. */
export function badge(page: Page, kind: 'recorded' | 'live' | 'verified') {
  return page.locator(`[data-kind="${kind}"]`);
}

/** The text alternative of one of the two maps. */
export function textOf(page: Page, side: 'before' | 'after') {
  return page
    .getByRole('figure', { name: side === 'before' ? /^Before/ : /^After/ })
    .getByText('Skew ratio');
}

/** Trains the arms on show and waits for the end. */
export async function runLive(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run live' }).first().click();
  await expect(page.getByRole('button', { name: /Cancel/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /Cancel/ })).toBeHidden({ timeout: 60_000 });
}
