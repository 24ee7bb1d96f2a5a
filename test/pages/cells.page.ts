import type { Page } from '@playwright/test';
import { expect, open, openLesson, test, textOf, trained } from './visit.ts';

const FIRST = '/lessons/what-a-client-knows';
const SECOND = '/lessons/same-class-different-place';

/** Drags the mouse through points of an element, given as shares of its width and height. */
async function drag(page: Page, over: string, points: readonly (readonly [number, number])[]) {
  const element = page.locator(over).first();
  await element.scrollIntoViewIfNeeded();
  const box = (await element.boundingBox())!;
  const [first, ...rest] = points.map(
    ([x, y]) => [box.x + x * box.width, box.y + y * box.height] as const,
  );
  await page.mouse.move(...first!);
  await page.mouse.down();
  for (const point of rest) await page.mouse.move(...point, { steps: 4 });
  await page.mouse.up();
}

test('a lasso on a map selects marks, and their table lists them', async ({ page }) => {
  await open(page);
  const around = [
    [0.05, 0.05],
    [0.6, 0.05],
    [0.6, 0.95],
    [0.05, 0.95],
  ] as const;
  await drag(page, '[role=application][aria-label="Map after"]', around);
  const panel = page.getByRole('group', { name: 'Selected marks' });
  const counted = (await panel.getByText(/^\d+ marks selected$/).textContent())!;
  const count = Number.parseInt(counted);
  expect(count).toBeGreaterThan(10);
  await panel.getByText('Table:').click();
  const rows = panel.getByRole('row');
  await expect(rows).toHaveCount(1 + count);
  await expect(rows.first()).toContainText('server says');
  await panel.getByRole('button', { name: 'Clear selection' }).click();
  await expect(panel).toBeHidden();
});

test('a digit that is drawn is answered by every model trained here: with the mouse, by keyboard, and of a sample', async ({
  page,
}) => {
  await openLesson(page, FIRST);
  await page.locator('[data-kind=draw]').scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: 'Train them here' }).click();
  await trained(page);
  const outcome = page.getByRole('group', { name: 'After: outcome' });
  const sentence = outcome.getByText(/exit|offload|server/i).last();
  await expect(outcome).toContainText('trained here with the bits of the recording');

  await drag(page, '[aria-roledescription="drawing pad"]', [
    [0.5, 0.15],
    [0.5, 0.85],
  ]);
  await expect(sentence).toBeVisible();
  await expect(page.getByText('Your drawing as the models see it')).toBeVisible();
  const answers = page.getByRole('group', { name: 'After: answers' });
  await expect(answers.getByText('Nearest features')).toBeVisible();
  const drawn = await outcome.textContent();

  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(answers).toBeHidden();
  await page.getByRole('application', { name: 'Draw a digit' }).focus();
  await page.keyboard.press('ArrowLeft');
  for (let i = 0; i < 8; i++) await page.keyboard.press('Shift+ArrowLeft');
  for (let i = 0; i < 8; i++) await page.keyboard.press('Shift+ArrowDown');
  await expect(answers.getByText('Nearest features')).toBeVisible();
  await expect(outcome).not.toHaveText(drawn!);

  await page.getByRole('button', { name: 'Next sample' }).click();
  await expect(page.getByText(/Probe sample 1 of \d+/)).toBeVisible();
  await expect(sentence).toBeVisible();
});

test.describe('where motion is welcome', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } });

  test('a prediction is locked, the run plays, and the gap stays beside it across a reload', async ({
    page,
  }) => {
    await openLesson(page, SECOND);
    const task = page.getByRole('group', { name: /^(Predict first|Your prediction)$/ });
    const covered = page.getByRole('heading', { name: 'What the server loses' });
    await expect(covered).toBeHidden();
    await expect(task.getByRole('button', { name: 'Lock', exact: true })).toBeDisabled();
    await drag(page, '[data-kind=predict] .chart svg', [
      [0.02, 0.8],
      [0.5, 0.5],
      [0.98, 0.3],
    ]);
    await expect(task).toContainText(/All \d+ placed/);
    await task.getByRole('button', { name: 'Lock', exact: true }).click();
    await expect(task).toContainText(/Round \d+ of 60/);
    await task.getByRole('button', { name: 'Skip to the end' }).click();
    const gap = task.getByText(/gap/i).first();
    await expect(gap).toBeVisible();
    await expect(covered).toBeVisible();
    await expect(page.getByText('Kept on this device')).toBeVisible();
    const said = await gap.textContent();
    await page.reload();
    await expect(gap).toHaveText(said!);
    await expect(covered).toBeVisible();
    await expect(task.getByRole('button', { name: 'Predict again' })).toBeVisible();
  });

  test('the first map plays from round 0 to the last by itself', async ({ page }) => {
    await page.goto('/');
    await expect(textOf(page, 'after')).toContainText('after round 0');
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
    await expect(textOf(page, 'after')).toContainText('after round 60', { timeout: 30_000 });
    await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  });

  test('what plays by itself stops as soon as the reader does something', async ({ page }) => {
    await page.goto('/');
    await expect(textOf(page, 'after')).toContainText('after round 10');
    await page.getByRole('application', { name: 'Map after' }).click();
    await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
    const stopped = (await textOf(page, 'after').textContent())!;
    expect(Number(/after round (\d+)/.exec(stopped)![1])).toBeLessThan(60);
  });
});
