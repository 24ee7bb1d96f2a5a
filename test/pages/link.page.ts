import type { Page } from '@playwright/test';
import { packProof } from '#lib/proof/payload.ts';
import type { Proof } from '#lib/proof/proof.ts';
import { altered, LESSON, LESSON_NAME, lessonProof, lessonText, payloadOf } from './proofs.ts';
import { edit, expect, openLesson, test, tools } from './visit.ts';

/** What takes so long that it does not begin by itself. */
const LONG = { clients: { count: 64 } };

/** What a link claims, and what came out. */
function panel(page: Page) {
  return page.getByRole('region', { name: 'What this link claims' });
}

/** Opens a link on a page. */
async function openLink(page: Page, payload: string, path = LESSON.path) {
  await page.goto(`${path}/#proof=${payload}`);
  await expect(panel(page)).toBeVisible();
}

/** Opens a proof on the lesson's page, and has it checked. */
async function check(page: Page, proof: Proof) {
  await openLink(page, packProof(proof));
  const replay = panel(page).getByRole('button', { name: 'Replay and check' });
  if (await replay.isVisible()) await replay.click();
  await expect(panel(page).locator('header [data-kind="claimed"]')).toBeHidden({ timeout: 60_000 });
}

function verdict(page: Page) {
  return panel(page).locator('header');
}

test('a link shows what it claims, and a replay verifies it', async ({ page }) => {
  const proof = await lessonProof();
  await check(page, proof);
  await expect(verdict(page)).toContainText('verified');
  await expect(panel(page).getByRole('status')).toContainText('what the link claims, bit for bit');
  await expect(panel(page).getByRole('listitem').filter({ hasText: 'SplitGP' })).toContainText(
    'verified',
  );
  await expect(page).toHaveURL(new RegExp(`#proof=${packProof(proof)}$`));
});

test('a link with one altered hash has diverged at the round of that', async ({ page }) => {
  const hashes = (all: readonly string[]) =>
    all.map((hash, i) =>
      i === 3 ? hash.replace(/./, (digit) => (digit === '0' ? '1' : '0')) : hash,
    );
  const proof = altered(await lessonProof(), (evidence) => ({ hashes: hashes(evidence.hashes) }));
  await check(page, proof);
  await expect(verdict(page)).toContainText('diverged at round 30');
  await expect(panel(page).getByRole('status')).toContainText(
    'The headline figures are as claimed',
  );
});

test('a link whose spec was altered has diverged, and says what differs by how much', async ({
  page,
}) => {
  const proof = await lessonProof({ tried: { method: { mix: 0.5 } } });
  await check(page, proof);
  await expect(verdict(page)).toContainText('diverged at round 10');
  await expect(panel(page).getByRole('row', { name: /^skew ratio/ })).toContainText(
    /claimed\s\d\.\d{4} → found\s\d\.\d{4}/,
  );
});

test('a link with an altered figure has diverged at the last round', async ({ page }) => {
  const proof = altered(await lessonProof(), ({ figures }) => ({
    figures: { ...figures, serverAccuracyId: 0.9999 },
  }));
  await check(page, proof);
  await expect(verdict(page)).toContainText('diverged at round 60');
  await expect(panel(page).getByRole('row', { name: /^server accuracy, own/ })).toContainText(
    /claimed\s0\.9999 → found\s/,
  );
});

test('what takes long, and what another version made, waits to be asked', async ({ page }) => {
  const long = await lessonProof({ tried: LONG });
  await openLink(page, packProof(long));
  const status = panel(page).getByRole('status');
  await expect(status).toContainText(/^Not checked\. A replay runs both arms again here, about/);
  await expect(panel(page).getByRole('button', { name: 'Replay and check' })).toBeEnabled();
  const proof = await lessonProof();
  const foreign = { ...proof, maker: { ...proof.maker, engine: '4.22.0, kernels 1' } };
  await openLink(page, packProof(foreign));
  await expect(panel(page)).toContainText('kernels 1');
  await expect(panel(page).getByRole('button', { name: 'Replay and check' })).toBeEnabled();
});

test('undo brings back what was there, and what was kept was not touched', async ({ page }) => {
  const mine = page.getByRole('heading', { name: 'Mine alone' });
  await openLesson(page, LESSON.path);
  await edit(page);
  await tools(page, 2).getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'Markdown of this cell' }).fill('## Mine alone');
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page.getByText('Your copy, kept on this device')).toBeVisible();
  await openLink(page, packProof(await lessonProof({ tried: LONG })));
  await page.reload();
  await expect(panel(page)).toBeVisible();
  await expect(mine).toHaveCount(0);
  await expect(page.getByText('Opened from a link: not kept')).toBeVisible();
  await panel(page).getByRole('button', { name: 'Undo opening' }).click();
  await expect(panel(page)).toBeHidden();
  await expect(mine).toBeVisible();
  await expect(page).not.toHaveURL(/proof/);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(panel(page)).toBeVisible();
  await expect(page).toHaveURL(/#proof=/);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(mine).toBeVisible();
  await page.goto(LESSON.path);
  await expect(mine).toBeVisible();
});

test('what was changed after is not what was claimed, until it is changed back', async ({
  page,
}) => {
  const proof = await lessonProof({ tried: LONG });
  const payload = packProof(proof);
  await openLink(page, payload);
  await page.evaluate((hash) => (location.hash = hash), `#proof=${payload}&seed=3`);
  await expect(panel(page)).toContainText('no longer what was claimed');
  await expect(page).toHaveURL(/&seed=3$/);
  await panel(page).getByRole('button', { name: 'Back to the claim' }).click();
  await expect(panel(page)).toContainText('Not checked');
  await expect(page).not.toHaveURL(/seed/);
});

test('a link goes to the page where it belongs', async ({ page }) => {
  await openLink(page, packProof(await lessonProof({ tried: LONG })), '');
  await expect(page).toHaveURL(new RegExp(`${LESSON.path}/#proof=`));
  const { arms, ...rest } = await lessonProof({ tried: LONG, notebook: null });
  const { both, splitgp } = arms;
  const bare = { ...rest, arms: { splitgp: splitgp!, both: { ...both!, title: 'Both parts' } } };
  await openLink(page, packProof(bare), LESSON.path);
  await expect(page).toHaveURL(/\/open\/#proof=/);
  await expect(panel(page)).toContainText('Both parts');
});

test('a notebook from a link becomes the reader’s own when they ask for it', async ({ page }) => {
  const told = { title: 'From afar', text: lessonText('From afar') };
  const proof = await lessonProof({ tried: LONG, notebook: told });
  await openLink(page, packProof(proof), '/open');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('From afar');
  await page.getByRole('button', { name: 'Keep as a notebook of yours' }).click();
  await expect(page).toHaveURL(/\/notebook\/\?id=/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('From afar');
  await expect(panel(page)).toHaveCount(0);
  await page.goto('/notebooks');
  await expect(page.getByRole('link', { name: 'From afar' })).toBeVisible();
});

test('a link without evidence says that there is nothing to check', async ({ page }) => {
  await openLink(page, packProof(await lessonProof({ evidence: {} })));
  await expect(panel(page)).toContainText('carries no evidence');
  await expect(panel(page).getByRole('button', { name: 'Replay and check' })).toHaveCount(0);
});

const content = (proof: Proof) => ({
  by: Object.values(proof.maker),
  arms: [{ name: 'both' }],
  lesson: LESSON_NAME,
});

const BAD: Record<string, (proof: Proof) => readonly [payload: string, said: RegExp]> = {
  truncated: (proof) => [packProof(proof).slice(0, -40), /cut off/],
  mistyped: (proof) => [packProof(proof).replace(/.{9}$/, 'AAAAAAAAA'), /cut off or mistyped/],
  bombed: () => [payloadOf(' '.repeat(5_000_000)), /131072|inflates/],
  'of a newer format': (proof) => [payloadOf(JSON.stringify(content(proof)), 9), /newer|format 9/],
  polluted: (proof) => [
    payloadOf(JSON.stringify(content(proof)).replace('{', '{"__proto__":{"x":1},')),
    /__proto__/,
  ],
  'of an unknown method': (proof) => [
    payloadOf(JSON.stringify({ ...content(proof), tried: { method: { id: 'magic' } } })),
    /magic/,
  ],
  'out of range': (proof) => [
    payloadOf(JSON.stringify({ ...content(proof), tried: { clients: { count: 4000 } } })),
    /4000/,
  ],
  'too long': () => ['A'.repeat(9000), /9000/],
  'of a lesson that there is not': (proof) => [
    packProof({ ...proof, notebook: { lesson: 'nowhere' } }),
    /nowhere/,
  ],
};

for (const [what, make] of Object.entries(BAD)) {
  test(`a link that is ${what} is named in one sentence, and the page is the default`, async ({
    page,
  }) => {
    const [payload, said] = make(await lessonProof());
    await page.goto(`${LESSON.path}/#proof=${payload}`);
    await expect(page.getByRole('alert').filter({ hasText: 'Not opened' })).toContainText(said);
    await expect(page.getByRole('figure').getByText('after round 60').first()).toBeAttached();
    await expect(page.getByRole('button', { name: /Cancel/ })).toHaveCount(0);
    await expect(panel(page)).toHaveCount(0);
    await expect(page).not.toHaveURL(/proof/);
  });
}
