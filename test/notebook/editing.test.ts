import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { stream } from '#lib/sim/random.ts';
import {
  withCellAdded,
  withCellDuplicated,
  withCellMoved,
  withCellSource,
  withoutCell,
  withParameters,
} from '#lib/notebook/editing.ts';
import { type Notebook, readNotebook } from '#lib/notebook/notebook.ts';
import { textOf } from '#lib/notebook/text.ts';

const HEAD = `---
title: A title
summary: A summary.
minutes: 5
arms:
  on: { title: On }
---
`;
const kinds = {
  map: () =>
    v.strictObject({ side: v.optional(v.number(), 3), names: v.optional(v.array(v.string())) }),
};
const BODY =
  '# One\n\nWords.\n\n```skewscope map\n{ "side": 4 }\n```\n\n## Two\n\nMore.\n\n~~~~skewscope mop\n~~~~\n\n\nEnd';

const read = (body = BODY) => readNotebook(HEAD + body, 'x.md', kinds).notebook;
const sources = ({ cells }: Notebook) => cells.map(({ source }) => source);
const ids = ({ cells }: Notebook) => cells.map(({ id }) => id);

/** Every cell that both have, and whether it is the very same. */
function untouched(before: Notebook, after: Notebook): string[] {
  return before.cells.filter((cell) => after.cells.includes(cell)).map(({ id }) => id);
}

/** What a notebook is read as again, with neighbours of prose put together. */
function merged({ cells }: Notebook): string[] {
  return cells.reduce<string[]>((all, { kind, source }, at) => {
    if (kind === 'prose' && cells[at - 1]?.kind === 'prose') all.push(all.pop()! + source);
    else all.push(source);
    return all;
  }, []);
}

describe('withCellSource(notebook, id, source)', () => {
  it('changes the lines of its own cell, and no other cell', () => {
    const before = read();
    const after = withCellSource(before, '3', '## Three\n\nOther words.', kinds);
    expect(textOf(after)).toBe(HEAD + BODY.replace('## Two\n\nMore.', '## Three\n\nOther words.'));
    expect(untouched(before, after)).toEqual(['1', '2', '4', '5']);
    expect(after.cells[2]!.id).toBe('3');
  });

  it('is the notebook itself for the text that is there', () => {
    const notebook = read();
    for (const { id, source } of notebook.cells) {
      expect(withCellSource(notebook, id, source.trimEnd(), kinds)).toBe(notebook);
    }
  });

  it('cuts a cell that became several; the first keeps the id, the others have new ones', () => {
    const after = withCellSource(
      read(),
      '1',
      '\n\n# One\n# And\n```skewscope map\n```\nmore',
      kinds,
    );
    expect(ids(after)).toEqual(['1', '6', '7', '8', '2', '3', '4', '5']);
    expect(sources(after).slice(0, 4)).toEqual([
      '# One\n\n',
      '# And\n\n',
      '```skewscope map\n```\n\n',
      'more\n\n',
    ]);
  });

  it('removes a cell that became empty', () => {
    expect(ids(withCellSource(read(), '3', ' \n\n', kinds))).toEqual(['1', '2', '4', '5']);
  });

  it.each(['```skewscope map\n{}', 'Words\n\n```sh\nls', '~~~~\n```'])(
    'closes the fence that %j leaves open, so that the next cell stays one',
    (source) => {
      const after = withCellSource(read(), '1', source, kinds);
      expect(merged(read(textOf(after).slice(HEAD.length)))).toEqual(merged(after));
      expect(after.cells.every(({ problem, kind }) => problem === null || kind === 'mop')).toBe(
        true,
      );
    },
  );
});

describe('withCellAdded(notebook, at, source)', () => {
  it('puts a cell between two, and says which it is', () => {
    const before = read();
    const { notebook, id } = withCellAdded(before, 1, 'New.', kinds);
    expect(id).toBe('6');
    expect(ids(notebook)).toEqual(['1', '6', '2', '3', '4', '5']);
    expect(textOf(notebook)).toBe(HEAD + BODY.replace('Words.\n\n', 'Words.\n\nNew.\n\n'));
    expect(untouched(before, notebook)).toEqual(['1', '2', '3', '4', '5']);
  });

  it('ends the last line and leaves a blank one where a cell comes after the last', () => {
    const { notebook } = withCellAdded(read(), 5, '```skewscope map\n```', kinds);
    expect(textOf(notebook)).toBe(`${HEAD + BODY}\n\n\`\`\`skewscope map\n\`\`\`\n`);
  });

  it('can be the first cell of a notebook', () => {
    const { notebook } = withCellAdded(read(''), 0, 'New.', kinds);
    expect(textOf(notebook)).toBe(`${HEAD}\nNew.\n`);
  });

  it('adds nothing for a blank source', () => {
    expect(withCellAdded(read(), 0, ' \n', kinds)).toMatchObject({ id: null });
  });
});

describe('withCellMoved, withCellDuplicated, withoutCell', () => {
  it('move a cell as far as there are places', () => {
    expect(ids(withCellMoved(read(), '1', 2))).toEqual(['2', '3', '1', '4', '5']);
    expect(ids(withCellMoved(read(), '5', -9))).toEqual(['5', '1', '2', '3', '4']);
    const notebook = read();
    expect(withCellMoved(notebook, '1', -1)).toBe(notebook);
  });

  it('move there and back to the same lines', () => {
    const text = textOf(withCellMoved(withCellMoved(read(), '2', 1), '2', -1));
    expect(text).toBe(HEAD + BODY);
  });

  it('duplicate a cell below it, with an id of its own', () => {
    const { notebook, id } = withCellDuplicated(read(), '2');
    expect(id).toBe('6');
    expect(ids(notebook)).toEqual(['1', '2', '6', '3', '4', '5']);
    expect(notebook.cells[2]).toEqual({ ...notebook.cells[1], id: '6' });
  });

  it('remove a cell, and nothing where there is none of the id', () => {
    const before = read();
    expect(ids(withoutCell(before, '2'))).toEqual(['1', '3', '4', '5']);
    expect(withoutCell(before, '9')).toBe(before);
  });
});

describe('withParameters(notebook, id, parameters)', () => {
  it('writes them between the lines of the fence', () => {
    const after = withParameters(read(), '2', { side: 5 }, kinds);
    expect(textOf(after)).toBe(HEAD + BODY.replace('"side": 4', '"side": 5'));
    expect(after.cells[1]).toMatchObject({ id: '2', parameters: { side: 5 }, problem: null });
  });

  it('keeps the fence as it is, and needs none of the lines for no parameters', () => {
    const before = read('~~~~ skewscope  map \n\n~~~~~\n\n\nEnd\n');
    expect(sources(withParameters(before, '1', { side: 1 }, kinds))[0]).toBe(
      '~~~~ skewscope  map\n{ "side": 1 }\n~~~~~\n\n\n',
    );
    expect(sources(withParameters(before, '1', {}, kinds))[0]).toBe(
      '~~~~ skewscope  map\n~~~~~\n\n\n',
    );
  });

  it('leaves out what is so anyhow and was not said before', () => {
    const after = withParameters(read(), '2', { side: 4, names: undefined }, kinds);
    expect(sources(after)[1]).toContain('{ "side": 4 }');
    const bare = withParameters(read('```skewscope map\n```\n'), '1', { side: 3 }, kinds);
    expect(sources(bare)[0]).toBe('```skewscope map\n```\n');
  });

  it('breaks what does not fit a line', () => {
    const names = ['a', 'b', 'c', 'd'].map((name) => name.repeat(25));
    const after = withParameters(read(), '2', { side: 4, names }, kinds);
    expect(sources(after)[1]).toBe(
      `\`\`\`skewscope map\n{\n  "side": 4,\n  "names": [\n${names.map((name) => `    "${name}"`).join(',\n')}\n  ]\n}\n\`\`\`\n\n`,
    );
    expect(after.cells[1]).toMatchObject({ parameters: { side: 4, names } });
  });

  it('names what is not allowed, in the cell', () => {
    const after = withParameters(read(), '2', { side: 'x' }, kinds);
    expect(after.cells[1]!.problem).toContain('side');
  });
});

/** An edit at random, from a stream. */
function edited(notebook: Notebook, below: (n: number) => number): Notebook {
  const texts = [
    'Words.',
    '# A\n\nb\n## C\n\n\n',
    '- a\n- b',
    '```skewscope map\n{}\n```',
    '```skewscope map\n{',
    '```sh\n# no',
    '',
    'a\n\n```skewscope mop\n```\n\n\n\nb',
    '$$\nx\n$$\n\n{{on.skew.cut}}\n',
  ];
  const text = texts[below(texts.length)]!;
  const { cells } = notebook;
  const id = cells[below(cells.length || 1)]?.id ?? '';
  switch (below(6)) {
    case 0:
      return withCellSource(notebook, id, text, kinds);
    case 1:
      return withCellAdded(notebook, below(cells.length + 1), text, kinds).notebook;
    case 2:
      return withCellMoved(notebook, id, below(5) - 2);
    case 3:
      return withCellDuplicated(notebook, id).notebook;
    case 4:
      return withParameters(notebook, id, { side: below(9) }, kinds);
    default:
      return withoutCell(notebook, id);
  }
}

it.each(Array.from({ length: 30 }, (_, seed) => seed))(
  'after edits at random, the text is read as the same cells: %i',
  (seed) => {
    const draw = stream(seed, 'editing');
    const below = (n: number) => draw.below(n);
    let notebook = read(
      seed % 3 === 0 ? '' : seed % 3 === 1 ? BODY : 'a\n```skewscope map\n```\nb\n# c',
    );
    for (let step = 0; step < 40; step++) {
      const before = notebook;
      notebook = edited(before, below);
      const again = readNotebook(textOf(notebook), 'x.md', kinds).notebook;
      expect(merged(again)).toEqual(merged(notebook));
      expect(new Set(ids(notebook)).size).toBe(notebook.cells.length);
      const changed = notebook.cells.filter((cell) => !before.cells.includes(cell));
      const old = new Map(before.cells.map(({ id, source }) => [id, source.trimEnd()]));
      // Beside the cells that an edit is of, at most blank lines come to the one above, or a fence is closed there.
      const others = changed.filter(({ id, source }) => !source.startsWith(old.get(id) ?? ''));
      expect(others.length).toBeLessThanOrEqual(1);
    }
  },
);

it.each(readdirSync('lessons'))('an edit of lessons/%s changes the lines of one cell', (file) => {
  const { notebook } = readNotebook(readFileSync(`lessons/${file}`, 'utf8'), file);
  for (const { id } of notebook.cells) {
    const after = withCellSource(notebook, id, 'Other.');
    const others = (of: Notebook) => sources(of).filter((_, at) => of.cells[at]!.id !== id);
    expect(others(after)).toEqual(others(notebook));
  }
});
