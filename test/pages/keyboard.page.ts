import type { Locator, Page } from '@playwright/test';
import { expect, open, test } from './visit.ts';

/** More stops than any page has. */
const MOST = 400;

/** Presses Tab, or Shift and Tab, until an element has the focus. */
async function tabTo(page: Page, wanted: Locator, key = 'Tab'): Promise<void> {
  await expect(wanted).toBeAttached();
  for (let stop = 0; stop < MOST; stop++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${wanted}: is not reached by ${key}`);
}

/** Presses a key until something is seen. */
async function pressUntil(page: Page, key: string, seen: Locator): Promise<void> {
  for (let press = 0; press < 100 && !(await seen.isVisible()); press++)
    await page.keyboard.press(key);
  await expect(seen).toBeVisible();
}

test('a lesson is done from start to checkpoint by keyboard alone', async ({ page }) => {
  const predict = page.getByRole('group', { name: /^(Predict first|Your prediction)$/ });
  const question = page.getByRole('group', { name: 'Question', exact: true });
  const exit = page.locator('[data-kind=exit]');
  const checkpoint = page.getByRole('group', { name: 'Checkpoint' });
  const lockOf = (task: Locator) => task.getByRole('button', { name: 'Lock', exact: true });

  await test.step('from the first page to the lesson', async () => {
    await open(page);
    await tabTo(page, page.getByRole('link', { name: 'What a client knows' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What a client knows');
    await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeEnabled();
  });

  await test.step('predicts a number', async () => {
    const first = predict.first();
    await expect(page.getByRole('heading', { name: 'Sure, and wrong' })).toBeHidden();
    await tabTo(page, first.getByRole('slider'));
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowLeft');
    await tabTo(page, lockOf(first));
    await page.keyboard.press('Enter');
    await expect(first).toBeFocused();
    await expect(first).toContainText(/gap/i);
    await expect(page.getByRole('heading', { name: 'Sure, and wrong' })).toBeVisible();
  });

  await test.step('answers the question', async () => {
    await tabTo(page, question.getByRole('radio').first());
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, lockOf(question));
    await page.keyboard.press('Space');
    await expect(question).toContainText('Right.');
  });

  await test.step('sets ρ to 1', async () => {
    await tabTo(page, exit.getByRole('radio', { checked: true }).first());
    await pressUntil(page, 'ArrowRight', exit.getByRole('radio', { name: '1', checked: true }));
  });

  await test.step('predicts a client', async () => {
    const second = predict.last();
    await tabTo(page, second.getByRole('radio').first());
    await page.keyboard.press('Space');
    await tabTo(page, lockOf(second));
    await page.keyboard.press('Enter');
    await expect(second).toContainText(/✓ (your answer, )?right/);
  });

  await test.step('takes the exit threshold to the goal', async () => {
    await expect(checkpoint).not.toContainText('✓ Reached');
    // The slider is before the prediction: there is a way back, too.
    await tabTo(page, exit.getByRole('slider', { name: 'Exit threshold' }), 'Shift+Tab');
    await page.keyboard.press('Home');
    await pressUntil(page, 'ArrowRight', checkpoint.getByText('✓ Reached'));
  });
});
