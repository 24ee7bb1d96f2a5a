import { describe, expect, it } from 'vitest';
import { kinds } from '#lib/cells/table.ts';
import { blankCell, blankNotebook } from '#lib/notebook/blank.ts';
import { readNotebook } from '#lib/notebook/notebook.ts';

describe('blankNotebook(title)', () => {
  it.each([undefined, 'Mine: a "second" try', ' '])(
    'is a notebook without a problem: %j',
    (title) => {
      const { notebook, problems } = readNotebook(blankNotebook(title), 'x.md', kinds);
      expect(problems).toEqual([]);
      expect(notebook.title).toBe(title?.trim() || 'Untitled notebook');
      expect(notebook.cells.map(({ kind }) => kind)).toEqual(['prose', 'map']);
    },
  );
});

describe('blankCell(kind, parameters)', () => {
  it('is a fence of the kind with its parameters, or words', () => {
    expect(blankCell('map')).toBe('```skewscope map\n```\n');
    expect(blankCell('quiz', { options: ['a', 'b'] })).toBe(
      '```skewscope quiz\n{ "options": ["a", "b"] }\n```\n',
    );
    expect(blankCell('prose')).toBe('Write here.\n');
  });
});
