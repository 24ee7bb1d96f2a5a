import { expect, it } from 'vitest';
import * as v from 'valibot';
import { editorFor } from '#lib/notebook/editor.ts';
import { textOf } from '#lib/notebook/text.ts';
import { Draft } from '#lib/state/draft.svelte.ts';

const editor = editorFor({ map: () => v.strictObject({}, 'is not a parameter') });

const TEXT = `---
title: A title
summary: A summary.
minutes: 1
arms:
  both: { title: HARMONY }
---

## First

\`\`\`skewscope map
\`\`\`

## Last
`;

function begin() {
  const { notebook, problems } = editor.read(TEXT, 'x.md');
  expect(problems).toEqual([]);
  let kept = 0;
  const draft = new Draft(
    notebook,
    () => Promise.resolve(editor),
    () => kept++,
  );
  return { draft, kept: () => kept };
}

const ids = (draft: Draft) => draft.document.cells.map(({ kind }) => kind);

it('an edit changes the document, and undo and redo go back and on', async () => {
  const { draft, kept } = begin();
  await draft.edit((editor, document) => editor.removed(document, document.cells[1]!.id));
  expect(ids(draft)).toEqual(['prose', 'prose']);
  expect(draft.edited).toBe(true);
  draft.undo();
  expect(textOf(draft.document)).toBe(TEXT);
  expect(draft.edited).toBe(false);
  draft.redo();
  expect(ids(draft)).toEqual(['prose', 'prose']);
  expect(kept()).toBe(3);
});

it('what is tried on top of the document is undone like an edit, and written into its text', async () => {
  const { draft } = begin();
  draft.change({ seed: 5 });
  expect(draft.edited).toBe(false);
  const { notebook } = editor.read(await draft.text(), 'x.md');
  expect(notebook.spec).toEqual({ seed: 5 });
  draft.undo();
  expect(draft.changed).toEqual({});
  expect(await draft.text()).toBe(TEXT);
});

it('edits are made one after the other', async () => {
  const { draft } = begin();
  void draft.add(0, 'One.\n');
  await draft.add(0, 'Zero.\n');
  expect(draft.document.cells.map(({ source }) => source.trim()).slice(0, 2)).toEqual([
    'Zero.',
    'One.',
  ]);
  expect(draft.opened).toBe(draft.document.cells[0]!.id);
});

it('an edit that throws changes nothing, and says why', async () => {
  const { draft } = begin();
  await draft.edit(() => {
    throw new Error('no such thing');
  });
  expect(draft.problem).toBe('no such thing');
  expect(textOf(draft.document)).toBe(TEXT);
  await draft.edit((editor, document) => editor.titled(document, 'Another'));
  expect(draft.problem).toBeNull();
  expect(draft.document.title).toBe('Another');
});

it('back to the published document is an edit that can be undone', async () => {
  const { draft } = begin();
  await draft.edit((editor, document) => editor.titled(document, 'Another'));
  draft.restore();
  expect(draft.document.title).toBe('A title');
  draft.undo();
  expect(draft.document.title).toBe('Another');
});

it('a notebook of a newer version is not edited', async () => {
  const { notebook } = editor.read(TEXT.replace('title: A', 'version: 9\ntitle: A'), 'x.md');
  const draft = new Draft(
    notebook,
    () => Promise.resolve(editor),
    () => undefined,
  );
  expect(draft.locked).toMatch(/9/);
  await draft.edit((editor, document) => editor.titled(document, 'Another'));
  expect(draft.document.title).toBe('A title');
});

it('a fold is kept, and is none of the steps that are undone', () => {
  const { draft, kept } = begin();
  draft.toggleFold('2');
  expect([...draft.folded]).toEqual(['2']);
  expect(draft.canUndo).toBe(false);
  expect(kept()).toBe(1);
});
