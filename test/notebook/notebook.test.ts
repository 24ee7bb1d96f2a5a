import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readNotebook, writeNotebook } from '#lib/notebook/notebook.ts';

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
    expect(writeNotebook(readNotebook(text, 'x.md', kinds).notebook)).toBe(text);
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
    expect(problems).toEqual(['x.md:16: map: before: is not an arm']);
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

  it.each([
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
  ])('refuses %s by file, line and field', (_, head, message) => {
    expect(() => readNotebook(head, 'x.md')).toThrow(message);
  });
});
