import { bodyOf } from './fenceText.ts';

/** The source of a new cell: a fence of its kind with these parameters, or words to begin prose with. */
export function blankCell(
  kind: string,
  parameters: Readonly<Record<string, unknown>> = {},
): string {
  if (kind === 'prose') return 'Write here.\n';
  return `\`\`\`skewscope ${kind}\n${bodyOf(parameters)}\`\`\`\n`;
}

/** The text of a new notebook: two arms, without and with both parts of HARMONY, on a map. */
export function blankNotebook(title = 'Untitled notebook'): string {
  return `---
version: 1
title: ${JSON.stringify(title.trim() || 'Untitled notebook')}
summary: A notebook of one's own.
minutes: 10
shown: { before: before, after: after }
arms:
  before: { title: SplitGP, preset: splitgp }
  after: { title: HARMONY, preset: default }
---

Write here.

${blankCell('map')}`;
}
