import type { Page } from 'playwright';

/** How a live run of the site went. */
export interface LiveRun {
  /** From the click until the page says that it has ended. */
  readonly ms: number;
  /** What the page calls its figures then. */
  readonly badge: string;
  /** The longest task of 50 ms or more of the page's thread; 0 if there was none. */
  readonly longestTaskMs: number;
}

const BADGES = ':is([data-kind=recorded], [data-kind=live], [data-kind=verified])';

/** Waits until the notebook has its recordings. */
export async function settled(page: Page): Promise<void> {
  await page.locator(BADGES).waitFor();
  await page.waitForLoadState('networkidle');
}

/** Waits for the first recorded picture; milliseconds from when the page was asked for, by its own clock. */
export async function pictured(page: Page): Promise<number> {
  await page.locator('main canvas').first().waitFor();
  return page.evaluate(() => performance.now());
}

/** Waits until the map that plays by itself is at its last round. */
export async function played(page: Page): Promise<void> {
  await page.getByText('after round 0').first().waitFor({ state: 'attached' });
  await page.getByText('after round 60').first().waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
}

/** Clicks on the live run and waits for its end; both are told by the page's own clock. */
export async function runLive(page: Page): Promise<LiveRun> {
  const { ms, longestTaskMs } = await page.evaluate(async () => {
    let longestTaskMs = 0;
    const tasks = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        longestTaskMs = Math.max(longestTaskMs, duration);
    });
    tasks.observe({ type: 'longtask' });
    const button = [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent.trim() === 'Run live',
    )!;
    const begin = performance.now();
    button.click();
    // It cannot be clicked again while the run is under way.
    await new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (button.disabled) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(button, { attributeFilter: ['disabled'] });
    });
    const ms = performance.now() - begin;
    // Tasks are reported when they have ended.
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { ms, longestTaskMs };
  });
  const badge = await page.locator(BADGES).getAttribute('data-kind');
  return { ms, longestTaskMs, badge: badge ?? 'none' };
}

/** Waits until all maps of a live run are laid out, those on show first. */
export async function laidOut(page: Page): Promise<void> {
  await page.getByText(/^UMAP:/).waitFor({ timeout: 120_000 });
  await page.getByText('Laying out the maps').waitFor({ state: 'hidden', timeout: 120_000 });
}
