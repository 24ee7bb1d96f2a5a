import { expect, it } from 'vitest';
import type { Saved } from '#lib/notebook/saved.ts';
import { textOf } from '#lib/notebook/text.ts';
import type { Library } from '#lib/state/library.ts';
import { OpenNotebook } from '#lib/state/openNotebook.svelte.ts';
import { editorFor } from '#lib/notebook/editor.ts';
import { fakeDoors } from './fake.ts';

const editor = editorFor({});
const TEXT = `---
title: A title
summary: A summary.
minutes: 1
arms:
  both: { title: HARMONY }
---

## First

## Second
`;

/** A device that remembers, and pages that are opened on it one after the other. */
function device() {
  const kept = new Map<string, Saved>();
  const library: Library = {
    load: (id) => Promise.resolve(kept.get(id) ?? null),
    save: (saved) => Promise.resolve(void kept.set(saved.id, saved)),
    remove: (id) => Promise.resolve(void kept.delete(id)),
    list: () => Promise.resolve([...kept.values()]),
  };
  let isBroken = false;
  const doors = fakeDoors({
    library,
    editor: () => (isBroken ? Promise.reject(new Error('no network')) : Promise.resolve(editor)),
  });
  const visit = async (lesson: string | null, text = TEXT) => {
    const { notebook } = editor.read(text, 'x.md');
    const page = new OpenNotebook(notebook, doors, { id: 'x', lesson });
    await page.resume();
    return page;
  };
  return { doors, kept, visit, breakEditor: (broken: boolean) => (isBroken = broken) };
}

it('an edited lesson comes back as it was left, with folds and answers', async () => {
  const { visit } = device();
  const page = await visit('a-lesson');
  const [first, second] = page.document.cells.map(({ id }) => id) as [string, string];
  await page.draft.edit((editor, document) => editor.source(document, first, '## Mine\n'));
  page.draft.toggleFold(second);
  page.answers.lock(second, 0.5);
  await page.keeper.flush();

  const again = await visit('a-lesson');
  expect(textOf(again.document)).toBe(textOf(page.document));
  const ids = again.document.cells.map(({ id }) => id);
  expect([...again.draft.folded]).toEqual([ids[1]]);
  expect(again.answers.of(ids[1]!)).toBe(0.5);
  expect(again.draft.edited).toBe(true);
  again.draft.restore();
  expect(textOf(again.document)).toBe(TEXT);
});

it('a lesson that was only answered follows its later versions', async () => {
  const { visit } = device();
  const page = await visit('a-lesson');
  page.answers.lock(page.document.cells[0]!.id, 'yes');
  await page.keeper.flush();
  const later = await visit('a-lesson', TEXT.replace('Second', 'Second, mended'));
  expect(textOf(later.document)).toContain('Second, mended');
  expect(later.answers.of(later.document.cells[0]!.id)).toBe('yes');
});

it('a notebook of the reader’s own keeps its whole text', async () => {
  const { kept, visit } = device();
  const page = await visit(null);
  page.answers.lock(page.document.cells[0]!.id, 1);
  await page.keeper.flush();
  expect(kept.get('x')?.text).toBe(TEXT);
});

it('answers of cells that are gone are not kept', async () => {
  const { kept, visit } = device();
  const page = await visit(null);
  const [first] = page.document.cells;
  page.answers.lock(first!.id, 1);
  await page.draft.edit((editor, document) => editor.removed(document, first!.id));
  await page.keeper.flush();
  expect(kept.get('x')?.answers).toEqual([]);
});

it('an edited copy that cannot be read now is not lost, and comes when it is tried again', async () => {
  const { kept, visit, breakEditor } = device();
  const page = await visit('a-lesson');
  await page.draft.edit((editor, document) => editor.titled(document, 'Mine'));
  await page.keeper.flush();
  const text = kept.get('x')?.text;

  breakEditor(true);
  const again = await visit('a-lesson');
  expect([again.keeper.status, again.keeper.reason]).toEqual(['failed', 'no network']);
  again.answers.lock(again.document.cells[0]!.id, 1);
  await again.keeper.flush();
  expect(kept.get('x')?.text).toBe(text);
  breakEditor(false);
  await again.retryKeeping();
  expect(again.document.title).toBe('Mine');
  expect(again.answers.of(again.document.cells[0]!.id)).toBe(1);
});

it('what a link tries and the reader’s copy does not allow is named, not thrown', async () => {
  const { doors, visit } = device();
  const page = await visit('a-lesson');
  const strict = TEXT.replace('title: HARMONY', 'title: HARMONY, spec: { clients: { count: 4 } }');
  await page.draft.editHead(strict.slice(0, strict.indexOf('## First')));
  await page.keeper.flush();
  const again = new OpenNotebook(editor.read(TEXT, 'x.md').notebook, doors, {
    id: 'x',
    lesson: 'a-lesson',
  });
  again.follow('#clients.partition.classesPerClient=2');
  await again.resume();
  expect(again.problems.join()).toMatch(/4 clients × 2 classes/);
  expect(again.changed).toEqual({});
});
