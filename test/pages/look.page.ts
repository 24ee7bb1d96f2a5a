import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { expect, open, test } from './visit.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

/** Rules that axe finds broken, with the elements. */
async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: Axe };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

interface Axe {
  run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** Pairs of controls, headings and figures that lie upon each other though neither contains the other. */
function overlaps(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const parts = [
      ...document.querySelectorAll('main :is(button, select, h1, h2, h3, table, canvas, p)'),
    ];
    const seen = parts.filter(
      (part) => part.checkVisibility() && !part.closest('.unseen, [data-over]'),
    );
    const boxes = seen.map((part) => ({ part, box: part.getBoundingClientRect() }));
    const found: string[] = [];
    boxes.forEach(({ part: a, box: p }, i) => {
      for (const { part: b, box: q } of boxes.slice(i + 1)) {
        if (a.contains(b) || b.contains(a)) continue;
        const width = Math.min(p.right, q.right) - Math.max(p.left, q.left);
        const height = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
        if (width > 2 && height > 2)
          found.push(`${a.outerHTML.slice(0, 90)} × ${b.outerHTML.slice(0, 90)}`);
      }
    });
    return found;
  });
}

for (const viewport of SIZES) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`at ${viewport.width} × ${viewport.height}, ${colorScheme}`, () => {
      // The policy forbids scripts that a test adds; the pages themselves are tested under it elsewhere.
      test.use({ viewport, colorScheme, bypassCSP: true });

      test('nothing overflows or overlaps, and axe finds nothing', async ({ page }) => {
        await open(page);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - innerWidth,
        );
        expect(overflow).toBeLessThanOrEqual(0);
        expect(await overlaps(page)).toEqual([]);
        expect(await violations(page)).toEqual([]);
      });
    });
  }
}

test.describe('axe finds nothing', () => {
  test.use({ bypassCSP: true });

  test('while a control is being chosen', async ({ page }) => {
    await open(page);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('radio', { name: 'one, with a slider' }).check();
    await page.getByRole('radio', { name: 'class' }).check();
    await page.locator('summary').first().click();
    expect(await violations(page)).toEqual([]);
  });

  test('when what is shown is stale, and values were refused', async ({ page }) => {
    await open(page, 'seed=5&clients.count=0');
    expect(await violations(page)).toEqual([]);
  });

  test('while a run is live, and after it', async ({ page }) => {
    await open(page, 'method.rounds=8');
    await page.getByRole('button', { name: 'Run live' }).first().click();
    await expect(page.getByRole('button', { name: /Cancel/ })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await expect(page.getByRole('button', { name: /Cancel/ })).toBeHidden({ timeout: 60_000 });
    expect(await violations(page)).toEqual([]);
  });
});

test('the page is served under a policy without inline scripts, inline styles and eval', async ({
  page,
}) => {
  await open(page);
  const policy = await page
    .locator('meta[http-equiv="content-security-policy"]')
    .getAttribute('content');
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
  expect(policy).not.toContain('unsafe-inline');
  expect(policy).not.toContain("'unsafe-eval'");
});
