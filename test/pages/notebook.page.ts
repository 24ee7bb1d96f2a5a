import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { begin, edit, expect, LESSONS, openLesson, openList, test, tools } from './visit.ts';

const LESSON = '/lessons/same-class-different-place';
const FILE = 'lessons/2-same-class-different-place.md';

async function editLesson(page: Page, path = LESSON): Promise<void> {
  await openLesson(page, path);
  await edit(page);
}

/** Writes the first cell anew. */
async function write(page: Page, words: string): Promise<void> {
  await tools(page, 1).getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'Markdown of this cell' }).fill(words);
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page.getByText(words)).toBeVisible();
}

async function downloaded(page: Page): Promise<string> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download .md' }).click();
  return readFile(await (await waiting).path(), 'utf8');
}

test('every lesson that is opened and saved unchanged is the same text byte for byte', async ({
  page,
}) => {
  expect(LESSONS).toHaveLength(3);
  for (const { path, file } of LESSONS) {
    await editLesson(page, path);
    expect(await downloaded(page)).toBe(await readFile(file, 'utf8'));
  }
});

test('prose is edited in place, and only its own lines change', async ({ page }) => {
  await editLesson(page);
  await tools(page, 1).getByRole('button', { name: 'Edit' }).click();
  const area = page.getByRole('textbox', { name: 'Markdown of this cell' });
  await area.fill('A line of mine, and $x^2$.');
  await area.press('Control+Enter');
  await expect(page.getByText('A line of mine').locator('math')).toBeVisible();
  const [head, first, rest] = /^(---\n.*?\n---\n\n)(.*?)(\n\n```skewscope.*)$/s
    .exec(await readFile(FILE, 'utf8'))!
    .slice(1);
  expect(first).toContain('In the last lesson');
  expect(await downloaded(page)).toBe(`${head}A line of mine, and $x^2$.${rest}`);
});

test('cells are added, moved, duplicated, folded and deleted, and every step is undone', async ({
  page,
}) => {
  await editLesson(page);
  const count = async () => page.getByRole('group', { name: /^Cell \d+ of/ }).count();
  const first = await count();
  await page.getByRole('button', { name: '+ Add a cell here' }).first().click();
  await page.getByRole('button', { name: /^quiz/ }).first().click();
  await expect.poll(count).toBe(first + 1);
  await page.keyboard.press('Escape');
  await expect(tools(page, 1)).toHaveAccessibleName(/quiz/);
  await tools(page, 1).getByRole('button', { name: 'Move down' }).click();
  await expect(tools(page, 2)).toHaveAccessibleName(/quiz/);
  await tools(page, 2).getByRole('button', { name: 'Duplicate' }).click();
  await expect.poll(count).toBe(first + 2);
  await page.keyboard.press('Escape');
  await tools(page, 3).getByRole('button', { name: 'Delete' }).click();
  await expect.poll(count).toBe(first + 1);
  await tools(page, 2).getByRole('button', { name: 'Fold' }).click();
  await expect(page.getByRole('button', { name: /^Unfold: quiz/ })).toBeVisible();
  const done = await downloaded(page);
  for (const left of [2, 1, 1, 0]) {
    await page.keyboard.press('Control+z');
    await expect.poll(count).toBe(first + left);
  }
  expect(await downloaded(page)).toBe(await readFile(FILE, 'utf8'));
  for (const more of [1, 1, 2, 1]) {
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(count).toBe(first + more);
  }
  expect(await downloaded(page)).toBe(done);
});

test('an edit is kept on the device across a reload, and the published lesson comes back', async ({
  page,
}) => {
  await editLesson(page);
  await write(page, 'Kept words.');
  await expect(page.getByText('Your copy, kept on this device')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Kept words.')).toBeVisible();
  await page.getByRole('button', { name: 'Back to the lesson as published' }).click();
  await expect(page.getByText('Kept words.')).toBeHidden();
});

test('an edit is kept even if the page is left at once', async ({ page }) => {
  await editLesson(page);
  await write(page, 'Last words.');
  await page.reload();
  await expect(page.getByText('Last words.')).toBeVisible();
});

test('a broken cell shows its error in its place, and an unknown kind its text', async ({
  page,
}) => {
  await editLesson(page);
  await tools(page, 1).getByRole('button', { name: 'Edit' }).click();
  await page
    .getByRole('textbox', { name: 'Markdown of this cell' })
    .fill(
      '```skewscope map\n{ "reference": "nobody" }\n```\n\n```skewscope oracle-bone\n{ "x": 1 }\n```\n',
    );
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page.getByText(/nobody is not an arm|"nobody"/).first()).toBeVisible();
  await expect(page.getByText(/oracle-bone/).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Who differs from whom' })).toBeVisible();
});

test('a notebook of one’s own is begun, written, listed, removed and brought back', async ({
  page,
}) => {
  await begin(page);
  await edit(page);
  await write(page, 'Words of my own.');
  await expect(page.getByText('Your copy, kept on this device')).toBeVisible();
  await openList(page);
  await page.getByRole('button', { name: /^Remove/ }).click();
  await expect(page.getByText('There are none yet')).toBeVisible();
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await page.getByRole('link', { name: 'Untitled notebook' }).click();
  await expect(page.getByText('Words of my own.')).toBeVisible();
});

test('a file is opened, one of a newer version read only', async ({ page }) => {
  await openList(page);
  const text = (await readFile(FILE, 'utf8')).replace('---\n', '---\nversion: 99\n');
  await page
    .getByLabel('Open a file')
    .setInputFiles({ name: 'newer.md', mimeType: 'text/markdown', buffer: Buffer.from(text) });
  await expect(page.getByText(/99/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeDisabled();
  await expect(page.getByRole('heading', { name: 'Who differs from whom' })).toBeVisible();
});

test('a file without readable front matter shows its cells, and is mended in place', async ({
  page,
}) => {
  await openList(page);
  await page.getByLabel('Open a file').setInputFiles({
    name: 'broken.md',
    mimeType: 'text/markdown',
    buffer: Buffer.from('---\ntitle: 3\n---\n\n## Still here\n'),
  });
  await expect(page.getByRole('heading', { name: 'Still here' })).toBeVisible();
  await page
    .getByRole('textbox', { name: /Front matter/ })
    .fill(
      '---\ntitle: Mended\nsummary: Words.\nminutes: 3\narms:\n  after: { title: HARMONY }\n---',
    );
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByRole('heading', { name: 'Mended' })).toBeVisible();
});
