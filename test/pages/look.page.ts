import type { Page } from '@playwright/test';
import { overflow, overlaps, violations } from './audit.ts';
import {
  begin,
  expect,
  LESSONS,
  open,
  openGallery,
  openLesson,
  openList,
  seeAll,
  test,
} from './visit.ts';

/** Every page of the site, and how it is opened. */
const PAGES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  '/': (page) => open(page),
  ...Object.fromEntries(LESSONS.map(({ path }) => [path, (page: Page) => openLesson(page, path)])),
  '/open': (page) => open(page, '', '/open'),
  '/gallery': openGallery,
  '/notebooks': async (page) => {
    await begin(page);
    await openList(page);
  },
  '/notebook/?id=…': begin,
};

const SIZES = [
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
];

/** Fails with the name of the look in which something is too wide, or upon something else. */
async function expectRoom(page: Page, look: string): Promise<void> {
  await seeAll(page);
  expect(await overflow(page), `overflow ${look}`).toBe(0);
  expect(await overlaps(page), `overlaps ${look}`).toEqual([]);
}

/** Fails with the name of the look in which axe finds something. */
async function expectAccess(page: Page, look: string): Promise<void> {
  expect(await violations(page), `axe ${look}`).toEqual([]);
}

for (const [name, visit] of Object.entries(PAGES)) {
  test(`nothing overflows or overlaps on ${name}, and axe finds nothing`, async ({ page }) => {
    await page.setViewportSize(SIZES[0]!);
    await visit(page);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await expectRoom(page, `at ${size.width}`);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await expectAccess(page, `at ${size.width}, ${colorScheme}`);
      }
    }
    await page.emulateMedia({ forcedColors: 'active' });
    await expectRoom(page, 'in forced colours');
    await expectAccess(page, 'in forced colours');
  });
}

test.describe('at 200 % zoom', () => {
  test.use({ viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 });

  for (const [name, visit] of Object.entries(PAGES)) {
    test(`nothing overflows or overlaps on ${name}`, async ({ page }) => {
      await visit(page);
      await expectRoom(page, 'at 200 %');
    });
  }
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
