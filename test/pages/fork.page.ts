import { expect, open, runLive, test, trained } from './visit.ts';

const LESSON = '/lessons/alignment-and-simulated-extractors';

test('a fork says which one thing it changed, and what that turned', async ({ page }) => {
  // Few rounds, so that two runs take a moment.
  await page.goto(`${LESSON}#method.rounds=4`);
  await expect(page.getByText('Out of date').first()).toBeVisible();
  await runLive(page);
  // Of four rounds all are kept.
  await page.getByRole('slider', { name: 'Round', exact: true }).fill('2');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Change something from here…' }).click();
  await expect(page.getByText('From round 3 on,')).toBeVisible();
  await page.getByRole('radio', { name: 'left: SplitGP' }).check();
  await page.getByRole('combobox', { name: 'Field' }).selectOption('method.meta.on');
  await page.getByRole('button', { name: 'Run with the change' }).click();
  await trained(page);

  const difference = page.getByRole('group', { name: 'What differs' });
  await expect(difference).toContainText(
    'Which one thing? method.meta.on: false → true from round 3 on',
  );
  await expect(difference).toContainText('Same bits up to round 2');
  await expect(difference).toContainText('others from round 3 on');
  await expect(page.getByText('Your copy, kept on this device')).toBeVisible();
  await expect(difference).toContainText('From SplitGP, before, to SplitGP fork, after.');

  const words = difference.getByText(/^Of 8.000 questions/);
  const said = await words.textContent();
  const [, right, wrong] = /([\d\s]+) turned right and ([\d\s]+) turned wrong/.exec(said!)!;
  const count = (text: string) => Number(text.replace(/\s/g, ''));
  expect(count(right!) + count(wrong!)).toBeGreaterThan(0);

  await difference.getByText('All counts').click();
  const counts = difference.getByRole('group', { name: /^What turned, the server, round 4/ });
  // The whole, eight clients and ten classes.
  await expect(counts.getByRole('row')).toHaveCount(1 + 1 + 8 + 10);
  await expect(counts.getByRole('row').nth(1)).toContainText(/^all clients8000/);

  // In the last round that both share there is no difference.
  await page.getByRole('slider', { name: 'Round', exact: true }).fill('2');
  await expect(difference.getByText(/^None of 8.000 questions turned/)).toBeVisible();

  await page.getByRole('button', { name: 'What differs?' }).click();
  await expect(difference).toBeHidden();
  await expect(page.getByText('Same bits up to round 2')).toBeVisible();
});

test('what differs between any two arms follows the round and the gate', async ({ page }) => {
  await open(page, 'round=20', LESSON);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'What differs?' }).click();
  const difference = page.getByRole('group', { name: 'What differs' });
  await difference.getByText('2 fields differ').click();
  await expect(difference).toContainText('method.contrast.on: false → true');
  await difference.getByRole('radio', { name: 'the gate' }).check();
  const words = difference.getByText(/questions .* turned right/);
  const before = await words.textContent();
  await page.getByRole('slider', { name: 'Exit threshold' }).first().fill('0.9');
  await expect(words).not.toHaveText(before!);
  await expect(difference).toContainText('the gate at 0.90, ρ = 1, round 20');
  await page.getByRole('group', { name: 'Rounds' }).getByRole('button', { name: 'Next' }).click();
  await expect(difference).toContainText('the gate at 0.90, ρ = 1, round 30');
});
