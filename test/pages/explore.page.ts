import { badge, expect, open, runLive, test, textOf } from './visit.ts';

test('the first picture is recorded, and says what it shows', async ({ page }) => {
  await open(page);
  await expect(textOf(page, 'before')).toContainText('SplitGP · alignment off · meta-learning off');
  await expect(textOf(page, 'after')).toContainText('after round 60');
});

test('a switch shows another arm at once, without a run', async ({ page }) => {
  await open(page);
  const skew = await textOf(page, 'after').textContent();
  await page.getByRole('switch', { name: 'Alignment' }).click();
  await expect(textOf(page, 'after')).toContainText('alignment off · meta-learning on');
  await expect(textOf(page, 'after')).not.toHaveText(skew!);
  await expect(badge(page, 'recorded')).toBeVisible();
});

test('the threshold changes accuracy and exit share at once, and stays in the link', async ({
  page,
}) => {
  await open(page);
  const figures = page.getByRole('group', { name: 'Figures' });
  const before = await figures.textContent();
  await page.getByRole('slider', { name: 'Exit threshold' }).first().fill('0.9');
  await expect(figures).not.toHaveText(before!);
  await expect(page).toHaveURL(/threshold=0\.9/);
  await page.reload();
  await expect(page.getByRole('slider', { name: 'Exit threshold' }).first()).toHaveValue('0.9');
});

test('keys move through the kept rounds', async ({ page }) => {
  await open(page);
  await page.keyboard.press('r');
  await expect(textOf(page, 'after')).toContainText('after round 0');
  await page.keyboard.press('ArrowRight');
  await expect(textOf(page, 'after')).toContainText('after round 10');
  await page.keyboard.press('ArrowLeft');
  await expect(textOf(page, 'after')).toContainText('after round 0');
  await page.keyboard.press('Space');
  await expect(textOf(page, 'after')).toContainText('after round 20');
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('Play goes on from a middle round', async ({ page }) => {
  await open(page, 'round=40');
  await expect(textOf(page, 'after')).toContainText('after round 40');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(textOf(page, 'after')).toContainText('after round 60', { timeout: 30_000 });
});

test('a link within the page keeps what was set', async ({ page }) => {
  await open(page, 'threshold=0.6', '/lessons/alignment-and-simulated-extractors');
  await page.getByRole('link', { name: 'What that means' }).first().click();
  await expect(page.getByRole('heading', { name: /^What is published/ })).toBeInViewport();
  await expect(page.getByRole('slider', { name: 'Exit threshold' }).first()).toHaveValue('0.6');
});

test('the map is walked by keyboard, and tells what each side answers', async ({ page }) => {
  await open(page);
  await page.getByRole('application', { name: 'Map after' }).focus();
  await page.keyboard.press('ArrowRight');
  const sample = page.getByRole('group', { name: 'Sample' });
  await expect(sample).toContainText(/client \d/);
  await expect(sample).toContainText(/server/);
});

test('every control is reached by the Tab key', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'More' }).click();
  const stops = await page.evaluate(() => {
    const wanted = ':is(button, select, input, a[href], summary, [tabindex="0"])';
    const all = [...document.querySelectorAll<HTMLElement>(wanted)];
    // A group of radio buttons is one stop, at the one that is checked.
    const stops = all.filter(
      (stop) => stop.checkVisibility() && !stop.matches(':disabled, [type=radio]:not(:checked)'),
    );
    stops.forEach((stop, i) => (stop.dataset['stop'] = String(i)));
    return stops.length;
  });
  const reached = new Set<string>();
  for (let i = 0; i <= stops; i++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => (document.activeElement as HTMLElement).dataset['stop']);
    if (stop) reached.add(stop);
  }
  expect(stops).toBeGreaterThan(40);
  expect(reached.size).toBe(stops);
});

test('a live run of both arms has the bits of the recording', async ({ page }) => {
  await open(page);
  await runLive(page);
  await expect(badge(page, 'verified')).toBeVisible();
  await expect(page.getByText('same bits', { exact: true })).toBeVisible();
});

test('a cancelled run brings the recording back', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Run live' }).click();
  await page.getByRole('button', { name: /Cancel/ }).click();
  await expect(badge(page, 'recorded')).toBeVisible();
  await expect(textOf(page, 'after')).toContainText('after round 60');
});

test('a changed spec marks what is shown as stale, and one button runs it', async ({ page }) => {
  await open(page, 'method.rounds=4&seed=5');
  await expect(page.getByText(/not been run|has to run again|stale/i).first()).toBeVisible();
  await runLive(page);
  await expect(badge(page, 'live')).toBeVisible();
  await expect(textOf(page, 'after')).toContainText('after round 4');
});
