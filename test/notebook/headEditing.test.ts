import { describe, expect, it } from 'vitest';
import type { ArmEntry } from '#lib/notebook/arms.ts';
import {
  withArm,
  withArms,
  withHead,
  withShared,
  withSpec,
  withTitle,
} from '#lib/notebook/headEditing.ts';
import { type Notebook, readNotebook } from '#lib/notebook/notebook.ts';
import { textOf } from '#lib/notebook/text.ts';

const HEAD = `---
# Of two minds.
title:   A title   # for now
summary: >-
  A summary
  of two lines.
minutes: 5
spec:
  # as small as the lesson
  data: { side: 14 }
arms:
  off: # the first
    title: 'Off'
    spec: { method: { contrast: { on: false } } }   # no alignment

  on: { title: On, preset: default }
# the end
---

`;
const BODY = 'See {{off.skew.cut}}.\n\n## Two\n\nWords.\n';

const read = (text = HEAD + BODY) => readNotebook(text, 'x.md').notebook;
const both: ArmEntry = { title: 'Both', preset: 'meta', spec: { clients: { count: 12 } } };

/** The lines that an edit took away and put in, and that what was written is read as the notebook that it gave. */
function lines(before: Notebook, after: Notebook): { gone: string[]; come: string[] } {
  const again = read(textOf(after));
  expect({ ...again, cells: again.cells.map(({ source }) => source) }).toEqual({
    ...after,
    cells: after.cells.map(({ source }) => source),
  });
  const [old, now] = [before, after].map(({ head }) => head.split('\n'));
  return {
    gone: old!.filter((line) => !now!.includes(line)),
    come: now!.filter((line) => !old!.includes(line)),
  };
}

describe('withTitle(notebook, title)', () => {
  it('changes its own line, and keeps comments', () => {
    const notebook = read();
    expect(lines(notebook, withTitle(notebook, 'Another: "one" '))).toEqual({
      gone: ['title:   A title   # for now'],
      come: [`title:   'Another: "one"'   # for now`],
    });
  });

  it('is the notebook itself where nothing changes, and keeps every cell', () => {
    const notebook = read();
    expect(withTitle(notebook, 'A title')).toBe(notebook);
    expect(withTitle(notebook, ' ')).toBe(notebook);
    expect(withTitle(notebook, 'B').cells).toBe(notebook.cells);
  });
});

describe('withSpec, withShared', () => {
  it('write what the arms share', () => {
    const notebook = read();
    const after = withShared(notebook, { data: { side: 28 }, seed: 2 });
    expect(after.spec).toEqual({ data: { side: 28 }, seed: 2 });
    expect(lines(notebook, after).come).toEqual(['spec: { data: { side: 28 }, seed: 2 }']);
    expect(withSpec(notebook, {}).spec).toEqual({});
    expect(withShared(notebook, { data: { side: 14 } })).toBe(notebook);
  });

  it('refuse what is not allowed, by name', () => {
    expect(() => withShared(read(), { data: { side: 2 } })).toThrow('data.side: 2');
  });
});

describe('withArms(notebook, arms)', () => {
  const on: ArmEntry = { title: 'On', preset: 'default', spec: { seed: 7 } };

  it('puts arms and what they share in place of its own, in one edit', () => {
    const notebook = read();
    const after = withArms(notebook, { spec: {}, arms: { both, on } });
    expect(lines(notebook, after).come).toEqual([
      '  on:',
      '    title: On',
      '    preset: default',
      '    spec: { seed: 7 }',
      '  both:',
      '    title: Both',
      '    preset: meta',
      '    spec: { clients: { count: 12 } }',
    ]);
    expect([after.spec, after.arms, after.broken]).toEqual([{}, { both, on }, null]);
    expect(after.cells[0]!.problem).toContain('off is not an arm');
  });

  it('is the notebook itself where they say the same in another order', () => {
    const notebook = read();
    const { off, on } = notebook.arms;
    const arms = { on: { spec: on!.spec, preset: on!.preset, title: on!.title }, off: off! };
    expect(withArms(notebook, { spec: notebook.spec, arms })).toBe(notebook);
  });

  it('goes on naming the arms to be shown if it has them', () => {
    const notebook = read(HEAD.replace('# the end', 'shown: { before: off, after: on }') + BODY);
    const { off } = notebook.arms;
    expect(withArms(notebook, { spec: {}, arms: { on, off: off! } }).shown).toEqual({
      before: 'off',
      after: 'on',
    });
    const without = withArms(notebook, { spec: {}, arms: { on } });
    expect([without.shown, without.broken]).toEqual([null, null]);
  });
});

describe('withArm(notebook, name, entry)', () => {
  it('adds an arm after the others', () => {
    const notebook = read();
    const after = withArm(notebook, 'both', both);
    expect(lines(notebook, after)).toEqual({
      gone: [],
      come: [
        '  both:',
        '    title: Both',
        '    preset: meta',
        '    spec: { clients: { count: 12 } }',
      ],
    });
    expect(after.arms['both']).toEqual(both);
    expect(Object.keys(after.arms)).toEqual(['off', 'on', 'both']);
  });

  it('changes only the fields of an arm that are other ones', () => {
    const notebook = read();
    const off = notebook.arms['off']!;
    expect(lines(notebook, withArm(notebook, 'off', { ...off, title: 'Not on' }))).toEqual({
      gone: ["    title: 'Off'"],
      come: ['    title: Not on'],
    });
    expect(lines(notebook, withArm(notebook, 'off', { ...off, spec: { seed: 3 } }))).toEqual({
      gone: ['    spec: { method: { contrast: { on: false } } }   # no alignment'],
      come: ['    spec: { seed: 3 }   # no alignment'],
    });
    expect(lines(notebook, withArm(notebook, 'off', { ...off, spec: {}, preset: 'meta' }))).toEqual(
      {
        gone: ['    spec: { method: { contrast: { on: false } } }   # no alignment'],
        come: ['    preset: meta'],
      },
    );
    expect(withArm(notebook, 'off', { ...off })).toBe(notebook);
  });

  it('changes an arm that is written in one line', () => {
    const notebook = read();
    expect(lines(notebook, withArm(notebook, 'on', both))).toEqual({
      gone: ['  on: { title: On, preset: default }'],
      come: ['  on: { title: Both, preset: meta, spec: { clients: { count: 12 } } }'],
    });
  });

  it('refuses an arm by a name that every object has', () => {
    expect(() => withArm(read(), 'toString', both)).toThrow('is not a name of an arm');
  });

  it('takes an arm away, and what names it to be shown; the only one stays', () => {
    const shown = HEAD.replace('# the end', 'shown: { before: off, after: on }');
    const notebook = read(shown + BODY);
    const after = withArm(notebook, 'on', null);
    expect(lines(notebook, after)).toMatchObject({ come: [] });
    expect(after).toMatchObject({ shown: null, broken: null });
    expect(withArm(after, 'off', null)).toBe(after);
  });

  it('reads again only the cells that speak of it', () => {
    const notebook = read();
    const after = withArm(notebook, 'off', null);
    expect(after.cells[0]!.problem).toContain('off is not an arm');
    expect(after.cells[1]).toBe(notebook.cells[1]);
    expect(withArm(after, 'off', both).cells).toEqual(notebook.cells);
  });

  it('refuses what is not allowed, by name', () => {
    expect(() => withArm(read(), 'x y', both)).toThrow('is not a name of an arm');
    const wrong = { ...both, spec: { clients: { count: 1 } } };
    expect(() => withArm(read(), 'both', wrong)).toThrow('arms.both.spec.clients.count: 1');
  });

  it.each([
    '---\ntitle: A\nsummary: B\nminutes: 1\narms: { on: { title: On } }\n---\n',
    '---\n{ title: A, summary: B, minutes: 1, arms: { on: { title: On } } }\n---\n',
    '---\ntitle: A\nsummary: B\nminutes: 1\narms:\n    on:\n        title: On\n---',
    '---\r\ntitle: A\r\nsummary: B\r\nminutes: 1\r\narms:\r\n  on:\r\n    title: On\r\n---\r\n',
  ])('writes into %j', (text) => {
    const notebook = read(text);
    const after = withTitle(withShared(withArm(notebook, 'both', both), { seed: 4 }), 'Z');
    expect(read(textOf(after))).toMatchObject({
      broken: null,
      title: 'Z',
      spec: { seed: 4 },
      arms: { on: { title: 'On' }, both },
    });
    expect(withArm(after, 'on', null).arms).toEqual({ both });
  });

  it('cannot write into YAML that cannot be read', () => {
    const notebook = read('---\ntitle: [\n---\n\nWords.\n');
    expect(() => withTitle(notebook, 'B')).toThrow('front matter: ');
  });

  it('gives front matter to a notebook without', () => {
    const after = withTitle(read('Words.\n'), 'B');
    expect(textOf(after)).toBe('---\ntitle: B\n---\n\nWords.\n');
  });
});

describe('withHead(notebook, head, file)', () => {
  it('mends what was broken, and keeps the cells that are read as before', () => {
    const broken = read(HEAD.replace('minutes: 5', 'minutes: five') + BODY);
    expect(broken.broken).toBe('minutes: is not a number');
    const mended = withHead(broken, HEAD, 'x.md');
    expect(mended).toMatchObject({ broken: null, head: HEAD });
    expect(mended.cells.every((cell, at) => cell === broken.cells[at])).toBe(true);
  });

  it('is the notebook itself for the text that is there', () => {
    const notebook = read();
    expect(withHead(notebook, HEAD.trimEnd(), 'x.md')).toBe(notebook);
  });

  it('refuses text that would be read as a cell', () => {
    expect(() => withHead(read(), `${HEAD}Words.`, 'x.md')).toThrow('between two lines ---');
  });
});
