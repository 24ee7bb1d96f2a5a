import type { FrameLocator, Locator, Page } from '@playwright/test';
import { packProof } from '#lib/proof/payload.ts';
import { CHROMIUM_FLAGS, findChromium } from '../browser/chromium.ts';
import { overflow, violations } from './audit.ts';
import { type FrameOptions, type Host, startHost } from './host.ts';
import { lessonProof } from './proofs.ts';
import { expect, test } from './visit.ts';

// With scroll bars that take room, as on most desktops.
test.use({
  launchOptions: {
    executablePath: findChromium(),
    args: CHROMIUM_FLAGS,
    ignoreDefaultArgs: ['--hide-scrollbars'],
  },
});

const LESSON = '/lessons/alignment-and-simulated-extractors/';
/** Nothing but the map. */
const MAP_ONLY = 'hide=prose,train,skew,compare,predict,quiz,checkpoint,exit,accuracy';
/** More stops than any page has. */
const MOST = 400;

let host: Host;
test.beforeAll(async () => {
  host = await startHost();
});
test.afterAll(() => host.close());

/** Opens one of our pages inside a page of another site. */
async function embed(
  page: Page,
  address: string,
  frame: Omit<FrameOptions, 'src'> = {},
): Promise<FrameLocator> {
  const ours = test.info().project.use.baseURL!;
  await page.goto(host.address({ src: `${ours}${address}`, ...frame }));
  return page.frameLocator('iframe');
}

/** Waits until the script of the page is there. */
async function expectScript(frame: Pick<FrameLocator, 'getByRole'>): Promise<void> {
  await expect(frame.getByRole('link', { name: 'Open this in Skewscope' })).toBeVisible();
}

/** Waits until the recorded maps are there. */
async function expectMaps(frame: FrameLocator): Promise<void> {
  await expect(frame.locator('[data-kind="recorded"]').first()).toBeVisible();
  await expect(
    frame.getByText('Skew ratio').filter({ hasText: 'after round' }).first(),
  ).toBeAttached();
}

/** Waits until the figures are there, too, which are the last to come. */
async function expectFigures(frame: FrameLocator): Promise<void> {
  await expectMaps(frame);
  await expect(frame.getByText('Share that exits on the client').locator('..')).toContainText('%');
}

function ours(page: Page) {
  return page.frames()[1]!;
}

/** Presses a key until an element of the host page has the focus; returns how often. */
async function pressTo(page: Page, key: string, wanted: Locator): Promise<number> {
  for (let press = 1; press <= MOST; press++) {
    await page.keyboard.press(key);
    if (await wanted.evaluate((element) => element === document.activeElement)) return press;
  }
  throw new Error(`${key} does not lead out of the frame`);
}

/** What the host was told, in order. */
function toldOf(page: Page): Promise<object[]> {
  return page.evaluate(() => (window as unknown as { told: object[] }).told);
}

function frameHeight(page: Page): Promise<number> {
  return page.locator('iframe').evaluate((frame) => frame.clientHeight);
}

test('recorded maps show inside a page of another site, and a run goes on there', async ({
  page,
}) => {
  const frame = await embed(page, '/?embed#method.rounds=4&seed=5');
  await expectScript(frame);
  await frame.getByRole('button', { name: 'Run live' }).first().click();
  await expect(frame.locator('[data-kind="live"]').first()).toBeVisible({ timeout: 60_000 });
  await expect(frame.getByText('Laying out the maps')).toHaveCount(0, { timeout: 30_000 });
  await expectMaps(await embed(page, `${LESSON}?embed`));
});

test('an embed offers neither editing nor other notebooks, and keeps nothing', async ({ page }) => {
  const frame = await embed(page, `${LESSON}?embed`);
  await expectMaps(frame);
  for (const name of ['Edit', 'Share…', 'Download .md'])
    await expect(frame.getByRole('button', { name, exact: true })).toHaveCount(0);
  await expect(frame.getByRole('link', { name: 'All lessons' })).toHaveCount(0);
  await expect(frame.getByText(/\bkept\b/)).toHaveCount(0);

  // By itself it might keep something: that frames are not let near the database is the browser's doing.
  await page.goto('/lessons/what-a-client-knows/?embed');
  await expectScript(page);
  const untold = page.getByRole('button', { name: 'Show without predicting' });
  const first = await untold.count();
  await untold.first().click();
  await expect(untold).toHaveCount(first - 1);
  await page.reload();
  await expectScript(page);
  await expect(untold).toHaveCount(first);
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
});

test('one link leads to the whole page in a new tab, with the same experiment', async ({
  page,
}) => {
  const frame = await embed(page, `${LESSON}?embed&hide=prose&lock=stage`);
  await expectMaps(frame);
  await frame.getByRole('slider', { name: 'Exit threshold' }).first().fill('0.7');
  const link = frame.getByRole('link', { name: 'Open this in Skewscope' });
  await expect(link).toHaveAttribute('href', `${LESSON}#threshold=0.7`);
  await expect(link).toHaveAttribute('rel', 'noopener');
  const opened = page.waitForEvent('popup');
  await link.click();
  const whole = await opened;
  await expect(whole.getByRole('banner')).toBeVisible();
  await expect(whole.getByRole('slider', { name: 'Exit threshold' }).first()).toHaveValue('0.7');
});

test('what is hidden is not there, and what is locked is disabled with the value of the link', async ({
  page,
}) => {
  const frame = await embed(
    page,
    `${LESSON}?embed&${MAP_ONLY},title,legend,dice&lock=threshold,alignment,transport#threshold=0.65`,
  );
  await expectMaps(frame);
  await expect(frame.getByRole('heading')).toHaveCount(0);
  await expect(frame.locator('.cell')).toHaveCount(1);
  await expect(frame.getByRole('list', { name: 'Clients shown' })).toHaveCount(0);
  await expect(frame.getByRole('button', { name: /Other data/ })).toHaveCount(0);
  const slider = frame.getByRole('slider', { name: 'Exit threshold locked' });
  await expect(slider).toBeDisabled();
  await expect(slider).toHaveValue('0.65');
  await expect(frame.getByRole('switch', { name: 'Alignment locked' })).toBeDisabled();
  await expect(frame.getByRole('switch', { name: 'Meta-learning', exact: true })).toBeEnabled();
  const round = frame.getByRole('slider', { name: 'Round locked' });
  const before = await round.getAttribute('aria-valuetext');
  await frame.getByText(/^UMAP/).click();
  for (const key of ['ArrowLeft', 'r']) await page.keyboard.press(key);
  await expect(round).toHaveAttribute('aria-valuetext', before!);
  await ours(page).evaluate(() => (location.hash = '#threshold=0.1'));
  await expect(slider).toHaveValue('0.65');
});

test('a link that carries a proof is opened and checked in the frame, wherever it belongs', async ({
  page,
}) => {
  const payload = packProof(await lessonProof());
  const frame = await embed(page, `/open/?embed&hide=prose,title&lock=threshold#proof=${payload}`);
  const claim = frame.getByRole('region', { name: 'What this link claims' });
  await expect(claim).toBeVisible();
  await expect.poll(() => new URL(ours(page).url()).pathname).toBe(LESSON);
  await expectScript(frame);
  await expect(frame.getByRole('heading', { level: 1 })).toHaveCount(0);
  await expect(frame.locator('.cell[data-kind="prose"]')).toHaveCount(0);
  await expect(frame.getByRole('slider', { name: 'Exit threshold locked' }).first()).toBeDisabled();
  const replay = claim.getByRole('button', { name: 'Replay and check' });
  if (await replay.isVisible()) await replay.click();
  await expect(claim.locator('header')).toContainText('verified', { timeout: 60_000 });
});

test('names that there are not are named, and the rest is taken', async ({ page }) => {
  const frame = await embed(page, `${LESSON}?embed&hide=quizzes,title&lock=threshold,speed`);
  await expectMaps(frame);
  await expect(frame.getByText(/hide: quizzes is not among title, claim/)).toBeVisible();
  await expect(frame.getByText(/lock: speed is not among controls, threshold/)).toBeVisible();
  await expect(frame.getByRole('heading', { level: 1 })).toHaveCount(0);
  await expect(frame.getByRole('slider', { name: 'Exit threshold locked' }).first()).toBeDisabled();
});

test('Tab leads through the frame and out of it, forwards and backwards', async ({ page }) => {
  const frame = await embed(page, `${LESSON}?embed&${MAP_ONLY}`);
  await expectMaps(frame);
  const [before, after] = [
    page.getByRole('button', { name: 'Before' }),
    page.getByRole('button', { name: 'After' }),
  ];
  await before.focus();
  expect(await pressTo(page, 'Tab', after)).toBeGreaterThan(20);
  expect(await pressTo(page, 'Shift+Tab', before)).toBeGreaterThan(20);
});

test('keys act only while the focus is in the frame', async ({ page }) => {
  const frame = await embed(page, `${LESSON}?embed&${MAP_ONLY}`);
  await expectMaps(frame);
  const round = frame.getByRole('slider', { name: 'Round' });
  const last = await round.inputValue();
  await page.getByRole('button', { name: 'Before' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(round).toHaveValue(last);
  await frame.getByText(/^UMAP/).click();
  await page.keyboard.press('ArrowLeft');
  await expect(round).not.toHaveValue(last);
});

for (const width of [900, 640, 360]) {
  test(`the host follows the height of a frame ${width} pixels wide, which then has no scroll bar`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1280, height: 700 });
    const frame = await embed(page, `${LESSON}?embed&${MAP_ONLY}`, { width });
    await expectFigures(frame);
    const isWhole = () =>
      ours(page).evaluate(() => {
        const { scrollHeight, clientWidth } = document.documentElement;
        return scrollHeight <= innerHeight && clientWidth === innerWidth;
      });
    await expect.poll(isWhole).toBe(true);
    const first = await frameHeight(page);
    await frame.getByRole('button', { name: 'More', exact: true }).click();
    await expect.poll(() => frameHeight(page)).toBeGreaterThan(first);
    await expect.poll(isWhole).toBe(true);
    await frame.getByRole('button', { name: 'Less', exact: true }).click();
    await expect.poll(() => frameHeight(page)).toBe(first);
    expect(
      await ours(page).evaluate(() => document.documentElement.scrollWidth),
    ).toBeLessThanOrEqual(width);
    for (const message of await toldOf(page))
      expect(Object.keys(message).sort()).toEqual(['height', 'type']);
  });
}

test('how high a page is does not hang upon the height of its frame', async ({ page }) => {
  const frame = await embed(page, `${LESSON}?embed&${MAP_ONLY}`, { width: 1240 });
  await expectFigures(frame);
  await expect.poll(() => frameHeight(page)).toBeGreaterThan(500);
  const told = (await toldOf(page)).length;
  for (const height of [400, 900, 2000]) {
    await page.locator('iframe').evaluate((element, height) => {
      element.setAttribute('height', String(height));
    }, height);
    await expect.poll(() => ours(page).evaluate(() => innerHeight)).toBe(height);
    await ours(page).evaluate(async () => {
      for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
    });
    expect(await toldOf(page), `at ${height}`).toHaveLength(told);
  }
});

test('axe finds nothing in a frame, light and dark', async ({ page }) => {
  const frame = await embed(page, `${LESSON}?embed&${MAP_ONLY}&lock=controls`, { width: 640 });
  await expectMaps(frame);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(ours(page)), colorScheme).toEqual([]);
  }
  expect(await overflow(ours(page))).toBe(0);
});

test('the masthead and what is hidden are never painted', async ({ page }) => {
  // Without the page's own modules what is seen is what is painted first.
  await page.route('**/_app/immutable/entry/**', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'export const start = () => {};' }),
  );
  const frame = await embed(page, `${LESSON}?embed&hide=title,quiz&theme=dark`);
  await expect(frame.locator('.cell[data-kind="map"]')).toBeVisible();
  for (const gone of ['[data-part="masthead"]', '[data-part="bar"]', 'h1', '[data-kind="quiz"]'])
    await expect(frame.locator(gone).first()).toBeHidden();
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test.describe('a frame with an origin of its own', () => {
  test('shows recordings where every origin may fetch them, and says that nothing can be trained', async ({
    page,
  }) => {
    // As most servers of static sites do.
    await page.route('http://localhost:*/**', async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), 'access-control-allow-origin': '*' };
      await route.fulfill({ response, headers });
    });
    const frame = await embed(page, `${LESSON}?embed#threshold=0.5`, { sandbox: 'allow-scripts' });
    await expectMaps(frame);
    await expect(frame.getByText('nothing can be trained.')).toBeVisible();
    await frame.getByRole('slider', { name: 'Exit threshold' }).first().fill('0.7');
    await expect(frame.getByText('Accuracy with early exit at 0.70').first()).toBeVisible();
    await frame.getByRole('button', { name: 'Run live' }).first().click();
    await expect(frame.getByRole('alert').first()).toContainText('Nothing can be trained here');
    await expectMaps(frame);
  });
});
