import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { armSpec } from '#lib/notebook/arms.ts';
import { refusedIn } from '#lib/notebook/inlines.ts';
import { type ProseCell, readNotebook } from '#lib/notebook/notebook.ts';
import { textOf } from '#lib/notebook/text.ts';

const HEAD = `---
title: A title
summary: A summary.
minutes: 5
spec:
  data: { side: 14 }
arms:
  off:
    title: Off
    spec: { method: { contrast: { on: false } } }
  on:
    title: On
---
`;
const kinds = {
  map: (arms: readonly string[]) =>
    v.strictObject({ before: v.picklist(arms, 'is not an arm') }, 'is not a field'),
};
const read = (body: string, head = HEAD) => readNotebook(head + body, 'x.md', kinds);

describe('readNotebook(text)', () => {
  it('keeps the source of every cell, so that writing it back gives the same bytes', () => {
    const text = `${HEAD}\n# Prose \r\n\n\`\`\`skewscope map\n{"before": "off"}\n\`\`\`\n\n\n~~~skewscope map\n{}\n~~~\nend`;
    expect(textOf(readNotebook(text, 'x.md', kinds).notebook)).toBe(text);
  });

  it('gives cells in order with their parameters', () => {
    const { notebook, problems } = read(
      'Words.\n\n```skewscope map\n{"before": "off"}\n```\n\nMore.\n',
    );
    expect(problems).toEqual([]);
    expect(notebook.cells.map(({ kind }) => kind)).toEqual(['prose', 'map', 'prose']);
    expect(notebook.cells[1]).toMatchObject({ parameters: { before: 'off' }, problem: null });
  });

  it('does not take a fence inside another for a cell', () => {
    const { notebook } = read('````md\n```skewscope map\n```\n````\n');
    expect(notebook.cells.map(({ kind }) => kind)).toEqual(['prose']);
  });

  it('names file, line and field of a parameter that is not allowed, and keeps the other cells', () => {
    const { notebook, problems } = read(
      'Words.\n\n```skewscope map\n{"before": "up"}\n```\n\nMore.\n',
    );
    expect(problems).toEqual(['x.md:17: map: before: is not an arm']);
    expect(notebook.cells.map(({ kind }) => kind)).toEqual(['prose', 'map', 'prose']);
  });

  it.each([
    ['```skewscope map\n{"before" "on"}\n```\n', /^x\.md:14: map: is not JSON/],
    ['```skewscope mop\n```\n', /^x\.md:14: mop: is not a kind of cell; the kinds are map$/],
    ['```skewscope map\n{}\n', /^x\.md:14: map: its fence has no end$/],
    ['See {{up.skew.trunk}}.\n', /^x\.md:14: \{\{up\.skew\.trunk\}\}: up is not an arm/],
  ])('names what is wrong in %j', (body, problem) => {
    expect(read(body).problems[0]).toMatch(problem);
  });

  it('cuts prose at headings of levels 1 to 3, but not in a fence', () => {
    const { notebook } = read('One.\n\n## Two\n\n~~~sh\n# no\n~~~\n\n#### Four\n\n# Three\n');
    expect(notebook.cells.map(({ source }) => source)).toEqual([
      'One.\n\n',
      '## Two\n\n~~~sh\n# no\n~~~\n\n#### Four\n\n',
      '# Three\n',
    ]);
    expect(notebook.cells.map(({ id }) => id)).toEqual(['1', '2', '3']);
  });

  it('names the line of figures and mathematics that cannot be read, and shows them', () => {
    const { notebook, problems } = read('One {{off.skew.cut}}.\n\n> and {{off}}\n\nA $\\nosuch$\n');
    expect(problems).toEqual([
      'x.md:16: {{off}}: is not a figure, {{arm.name}}, or a claim, {{arm.name ≈ value ± tolerance}}',
      'x.md:18: $\\nosuch$: Undefined control sequence: \\nosuch',
    ]);
    expect(notebook.cells[0]!.problem).toContain('nosuch');
    expect(refusedIn((notebook.cells[0] as ProseCell).prose).map(({ source }) => source)).toEqual([
      '{{off}}',
      '$\\nosuch$',
    ]);
  });

  it('shows prose that is nested too deeply as plain text, with a problem', () => {
    const deep = `${'> '.repeat(20_000)}words`;
    const { notebook, problems } = read(`Before.\n\n## Two\n\n${deep}\n\n## Three\n\nAfter.\n`);
    expect(problems).toEqual(['x.md:16: prose cannot be read: it is nested too deeply']);
    const [, two, three] = notebook.cells as ProseCell[];
    expect(two!.prose).toEqual([
      { type: 'paragraph', inlines: [{ type: 'text', text: two!.source.trim() }] },
    ]);
    expect(two!.problem).toContain('nested too deeply');
    expect(three!.problem).toBeNull();
  });

  it('reads the preset of an arm and the arms that are shown first', () => {
    const head = HEAD.replace('title: On', 'title: On\n    preset: meta').replace(
      'arms:',
      'shown: { before: off, after: on }\narms:',
    );
    const { notebook, problems } = read('', head);
    expect(problems).toEqual([]);
    expect(notebook).toMatchObject({
      version: 1,
      shown: { before: 'off', after: 'on' },
      arms: { on: { preset: 'meta' }, off: { preset: 'default' } },
      newer: null,
      broken: null,
    });
  });

  const broken = [
    ['no front matter', '# Hi\n', 'x.md:1: does not begin with front matter'],
    ['a missing field', HEAD.replace('minutes: 5\n', ''), 'x.md:2: minutes: is missing'],
    [
      'an unknown field',
      HEAD.replace('minutes:', 'hours: 2\nminutes:'),
      'x.md:4: hours: is not a field here',
    ],
    ['broken YAML', HEAD.replace('{ side: 14 }', '{ side: 14'), 'x.md:7: Flow map'],
    [
      'a spec value out of range',
      HEAD.replace('title: On', 'title: On\n    spec: { clients: { count: 1 } }'),
      'x.md:13: arms.on.spec.clients.count: 1 is not a whole number in 2…64',
    ],
    [
      'an unknown preset',
      HEAD.replace('title: On', 'title: On\n    preset: x'),
      'x.md:13: arms.on.preset: is not a preset',
    ],
    [
      'a stranger to be shown',
      HEAD.replace('arms:', 'shown: { before: up, after: on }\narms:'),
      'x.md:7: shown.before: up is not an arm: off, on',
    ],
    ...['toString', 'constructor', 'prototype', 'hasOwnProperty'].map(
      (name) =>
        [
          `an arm by the name ${name}`,
          HEAD.replace('  off:', `  ${name}: { title: T }\n  off:`),
          `x.md:8: arms.${name}: is not a name of an arm`,
        ] as const,
    ),
    [
      'an arm by the name __proto__',
      HEAD.replace('  off:', '  __proto__: { title: T }\n  off:'),
      'x.md:8: arms.__proto__: is not a name of an arm',
    ],
    [
      'a spec that contains itself',
      HEAD.replace('{ side: 14 }', '&a { side: 14, more: *a }'),
      'x.md:6: front matter: is nested deeper than 32, or contains itself',
    ],
    [
      'a spec that is nested too deeply',
      HEAD.replace('14', `${'['.repeat(40)}${']'.repeat(40)}`),
      'x.md:6: front matter: is nested deeper than 32',
    ],
    [
      'groups by the thousand',
      HEAD.replace(
        '  data: { side: 14 }\n',
        Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i + 1)}a:\n`).join(''),
      ),
      'is nested deeper than 32',
    ],
    [
      'what is nested by the thousand',
      HEAD.replace('14', `${'['.repeat(20000)}${']'.repeat(20000)}`),
      'is nested deeper than 32',
    ],
    [
      'a YAML bomb',
      `---\na: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n---\n`,
      'x.md:2: Excessive alias count',
    ],
  ] as const;

  it.each(broken)('names %s by file, line and field, and reads the cells', (_, head, message) => {
    const text = `${head}\nWords.\n\n\`\`\`skewscope mop\n\`\`\`\n`;
    const { notebook, problems } = readNotebook(text, 'x.md', kinds);
    expect(problems[0]).toContain(message);
    expect(problems.at(-1)).toContain('mop: is not a kind of cell');
    expect(notebook.broken).toContain(message.replace(/^x\.md:\d+: /, ''));
    expect(textOf(notebook)).toBe(text);
    for (const arm of Object.keys(notebook.arms))
      expect(() => armSpec(notebook, arm)).not.toThrow();
    expect(Object.keys(notebook.arms).length).toBeGreaterThan(0);
  });

  it('takes what can be read of a front matter with a problem', () => {
    const head = HEAD.replace('minutes: 5', 'minutes: 500').replace(
      'title: On',
      'title: On\n    spec: { clients: { count: 1 } }',
    );
    const { notebook } = read('', head);
    expect(notebook).toMatchObject({ title: 'A title', minutes: 1, spec: { data: { side: 14 } } });
    expect(Object.keys(notebook.arms)).toEqual(['off']);
  });

  it('without front matter a notebook has the name of its file and one arm', () => {
    const { notebook } = readNotebook('\n\n# Hi\n', 'folder/my notes.md');
    expect(notebook).toMatchObject({ title: 'my notes', arms: { after: { preset: 'default' } } });
    expect(notebook.cells.map(({ source }) => source)).toEqual(['# Hi\n']);
  });

  it('says that a notebook is of a newer version, and reads what it knows', () => {
    const head = HEAD.replace('title: A', 'version: 2\nmood: good\ntitle: A');
    const { notebook, problems } = read('```skewscope map\n{"before": "on"}\n```\n', head);
    expect(problems).toEqual([
      'x.md:2: version: 2 is newer than 1, the format of notebooks that is known here',
    ]);
    expect(notebook.newer).toMatch(/^made by a newer version of Skewscope: its format 2 is newer/);
    expect(notebook).toMatchObject({ broken: null, title: 'A title', version: 2 });
    expect(notebook.cells[0]).toMatchObject({ kind: 'map', problem: null });
  });

  it('keeps a cell of an unknown kind as it is', () => {
    const { notebook } = read('```skewscope mop\n{ "wet": true }\n```\n');
    expect(notebook.cells).toMatchObject([
      { kind: 'mop', source: '```skewscope mop\n{ "wet": true }\n```\n', parameters: {} },
    ]);
  });
});
