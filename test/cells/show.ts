import { fetchComponents, kinds } from '#lib/cells/table.ts';
import { readNotebook } from '#lib/notebook/notebook.ts';
import type { Doors } from '#lib/state/doors.ts';
import { type Embedding, WHOLE } from '#lib/state/embedding.ts';
import { render } from 'vitest-browser-svelte';
import { page as tab } from 'vitest/browser';
import { load, open } from '../state/fake.ts';
import Harness from './Harness.svelte';

const HEAD = `---
title: A title
summary: A summary.
minutes: 1
arms:
  splitgp: { title: SplitGP }
  both: { title: HARMONY }
  homogeneous: { title: One architecture }
---
`;

/** Renders the cells of a notebook's body on fake doors, with the recordings loaded. */
export async function show(
  body: string,
  changes: Partial<Doors> = {},
  embedding: Embedding = WHOLE,
) {
  const { notebook } = readNotebook(HEAD + body, 'x.md', kinds);
  const { page, doors } = open(changes, notebook.cells, embedding);
  await tab.viewport(1280, 900);
  await Promise.all([load(page), fetchComponents(notebook.cells)]);
  const screen = await render(Harness, { page, cells: notebook.cells });
  return { page, doors, screen };
}

/** A fenced cell of a kind. */
export function fence(kind: string, parameters = '{}'): string {
  return `\`\`\`skewscope ${kind}\n${parameters}\n\`\`\`\n`;
}
