import type { Page } from '@playwright/test';
import { overflow, violations } from './audit.ts';
import { begin, edit, expect, LESSONS, open, openLesson, seeAll, test, tools } from './visit.ts';

const SECOND = '/lessons/same-class-different-place';
const THIRD = '/lessons/alignment-and-simulated-extractors';

/** Fails with the name of the state in which axe finds something, or the page is too wide. */
async function expectClean(page: Page, state: string): Promise<void> {
  expect(await violations(page), state).toEqual([]);
  expect(await overflow(page), state).toBe(0);
}

/** As above, on a wide page and on a narrow one, light and dark. */
async function expectCleanEverywhere(page: Page, state: string): Promise<void> {
  const wide = page.viewportSize()!;
  await expectClean(page, `${state}, wide`);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await seeAll(page);
  await expectClean(page, `${state}, narrow, dark`);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(wide);
}

for (const { path } of LESSONS) {
  test(`${path} with every answer locked and every fold open`, async ({ page }) => {
    await openLesson(page, path);
    const unpredicted = page.getByRole('button', { name: 'Show without predicting' });
    while (await unpredicted.count()) await unpredicted.first().click();
    const quiz = page.getByRole('group', { name: 'Question', exact: true });
    await quiz.getByRole('radio').first().check();
    await quiz.getByRole('button', { name: 'Lock' }).click();
    await expect(page.getByText('lock your prediction')).toHaveCount(0);
    await seeAll(page);
    await expectClean(page, 'locked');
    for (const fold of await page.locator('main details:not([open]) > summary').all())
      if (await fold.isVisible()) await fold.click();
    await expectCleanEverywhere(page, 'folds open');
  });
}

test('the map’s controls', async ({ page }) => {
  await open(page, 'round=20', THIRD);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Change something from here…' }).click();
  await page.getByRole('button', { name: 'Every field…' }).click();
  const form = page.getByRole('group', { name: 'Every field of an arm' });
  await form.getByText('More fields').click();
  await form.getByText('Arms', { exact: true }).click();
  await expect(page.getByText('From round 21 on,')).toBeVisible();
  await expectCleanEverywhere(page, 'spec form and fork form open');

  await page.getByRole('button', { name: 'Every field…' }).click();
  await page.getByRole('application', { name: 'Map after' }).focus();
  await page.keyboard.press('Control+a');
  const panel = page.getByRole('group', { name: 'Selected marks' });
  await panel.getByText('Table:').click();
  await expectClean(page, 'selection panel open');
  await page.getByRole('radio', { name: 'class' }).check();
  await page.getByRole('switch', { name: 'Server’s eye' }).click();
  await expect(panel).toContainText('To the server these are');
  await expectClean(page, 'server’s eye');
  await page.getByRole('button', { name: 'Back to your own' }).click();
  await page.getByRole('radio', { name: 'one, with a slider' }).check();
  await expectClean(page, 'one map');
  await page.getByRole('button', { name: 'Null motion' }).click();
  await page.getByRole('button', { name: 'Show round 60' }).click();
  await expect(page.getByRole('slider', { name: 'First to second' })).toBeVisible();
  await expectClean(page, 'null motion');
});

test('what differs', async ({ page }) => {
  await open(page, 'round=20', THIRD);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'What differs?' }).click();
  const difference = page.getByRole('group', { name: 'What differs' });
  await difference.getByRole('radio', { name: 'the gate' }).check();
  for (const fold of await difference.locator('details > summary').all()) await fold.click();
  await expect(difference).toContainText('method.contrast.on');
  await expectCleanEverywhere(page, 'what differs open');
});

test('stale, with values that were refused', async ({ page }) => {
  await open(page, 'seed=5&clients.count=0', THIRD);
  await expect(page.getByText('Out of date').first()).toBeVisible();
  await seeAll(page);
  await expectCleanEverywhere(page, 'stale');
});

test('a run that is live, and after it', async ({ page }) => {
  await open(page, 'method.rounds=8');
  await page.getByRole('button', { name: 'Run live' }).first().click();
  const cancel = page.getByRole('button', { name: /Cancel/ }).first();
  await expect(cancel).toBeVisible();
  await expectClean(page, 'under way');
  await expect(cancel).toBeHidden({ timeout: 60_000 });
  await expectClean(page, 'after it');
});

test('editing, with a cell’s text, the front matter and the list of kinds open', async ({
  page,
}) => {
  await openLesson(page, SECOND);
  await edit(page);
  await page.getByText('Title and arms').click();
  await page.getByRole('button', { name: '+ Add a cell here' }).nth(1).click();
  await tools(page, 1).getByRole('button', { name: 'Edit' }).click();
  await tools(page, 2).getByRole('button', { name: 'Fold' }).click();
  await expectCleanEverywhere(page, 'editing');
  const broken =
    '```skewscope map\n{ "reference": "nobody" }\n```\n\n```skewscope oracle-bone\n{}\n```\n';
  await page.getByRole('textbox', { name: 'Markdown of this cell' }).fill(broken);
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page.getByText(/oracle-bone/).first()).toBeVisible();
  await expectCleanEverywhere(page, 'broken cells');
});

test('a cell of every kind, added to a notebook of one’s own', async ({ page }) => {
  await begin(page);
  await edit(page);
  const add = page.getByRole('button', { name: '+ Add a cell here' });
  await add.first().click();
  const kinds = await page.locator('button:visible > b').allTextContents();
  await add.first().click();
  for (const kind of kinds) {
    await add.last().click();
    await page
      .getByRole('button', { name: new RegExp(`^${kind} `) })
      .last()
      .click();
    await expect(page.getByRole('group', { name: /^Cell \d+ of/ }).last()).toHaveAccessibleName(
      new RegExp(`: ${kind}$`),
    );
    await page.keyboard.press('Escape');
  }
  expect(kinds.length).toBeGreaterThan(13);
  await page.getByRole('button', { name: 'Done editing' }).click();
  await expect(page.getByText('The rest of the notebook is not affected')).toHaveCount(0);
  await seeAll(page);
  await expectCleanEverywhere(page, 'every kind');
});
