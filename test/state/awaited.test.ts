import { expect, it } from 'vitest';
import { kinds } from '#lib/cells/table.ts';
import { readNotebook } from '#lib/notebook/notebook.ts';
import { awaitedFigures } from '#lib/state/awaited.ts';
import type { Answers } from '#lib/state/answers.svelte.ts';

const asks = (figure: string) =>
  '```skewscope predict\n' +
  JSON.stringify({ ask: 'point', question: 'How much?', figure }) +
  '\n```\n';
const TEXT =
  '---\ntitle: A\nsummary: B.\nminutes: 1\narms: { one: { title: One } }\n---\n' +
  asks('one.serverAccuracyOod') +
  asks('one.skew.trunk');

it('awaitedFigures(cells, answers) are those of predictions that are not locked', () => {
  const { cells } = readNotebook(TEXT, 'x.md', kinds).notebook;
  const locked = (id: string | null) =>
    ({ of: (cell: string) => (cell === id ? 0.5 : undefined) }) as Answers;
  expect([...awaitedFigures(cells, locked(null))]).toEqual([
    'one.serverAccuracyOod',
    'one.skew.trunk',
  ]);
  expect([...awaitedFigures(cells, locked(cells[0]!.id))]).toEqual(['one.skew.trunk']);
});
