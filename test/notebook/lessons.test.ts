import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { kinds } from '#lib/cells/table.ts';
import { readNotebook, writeNotebook } from '#lib/notebook/notebook.ts';

it.each(readdirSync('lessons'))(
  'lessons/%s has no problem and is written back as it is',
  (file) => {
    const text = readFileSync(`lessons/${file}`, 'utf8');
    const { notebook, problems } = readNotebook(text, file, kinds);
    expect(problems).toEqual([]);
    expect(writeNotebook(notebook)).toBe(text);
  },
);
