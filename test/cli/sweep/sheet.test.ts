import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSheet } from '../../../src/cli/sweep/sheet.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skewscope-sheet-'));
  file = join(folder, 'results.csv');
});
afterEach(() => rm(folder, { recursive: true }));

const COLUMNS = ['rounds', 'spec', 'skew'];
const HEAD = 'rounds,spec,skew\r\n';
const open = () => openSheet(file, COLUMNS, 'spec');
const text = () => readFile(file, 'utf8');

describe('openSheet(file, columns, key)', () => {
  it('begins a file that is not there, and appends every row at once', async () => {
    const sheet = await open();
    expect(await text()).toBe(HEAD);
    await sheet.add(['2', 'b', '0.5']);
    expect(await text()).toBe(`${HEAD}2,b,0.5\r\n`);
    expect([sheet.has('b'), sheet.has('a')]).toEqual([true, false]);
  });

  it('goes on with the rows that are there', async () => {
    await writeFile(file, `${HEAD}2,b,0.5\n`);
    const sheet = await open();
    expect(sheet.has('b')).toBe(true);
    await sheet.add(['4', 'a', '']);
    expect(await text()).toBe(`${HEAD}2,b,0.5\n4,a,\r\n`);
  });

  it.each(['', 'roun', HEAD.slice(0, -1)])(
    'begins anew where only %j was written',
    async (torn) => {
      await writeFile(file, torn);
      await (await open()).add(['2', 'b', '1']);
      expect(await text()).toBe(`${HEAD}2,b,1\r\n`);
    },
  );

  it.each(['4', '4,a', '4,a,0.2', '4,"a'])(
    'drops the last line %j, which has no end',
    async (torn) => {
      await writeFile(file, `${HEAD}2,ρ,0.5\r\n${torn}`);
      const sheet = await open();
      expect([sheet.has('ρ'), sheet.has('a')]).toEqual([true, false]);
      expect(await text()).toBe(`${HEAD}2,ρ,0.5\r\n`);
    },
  );

  it.each([
    ['rounds,spec\r\n2,b\r\n', 'has the columns rounds, spec, not rounds, spec, skew'],
    ['my diary\n', 'has the columns my diary, not'],
    ['my diary', 'has no columns, not'],
    [`${HEAD}2,b,1\r\n2,b\r\n`, 'row 2 has 2 cells, not 3'],
    [`${HEAD}2,"b"c,1\r\n`, 'line 2 is no CSV'],
  ])('refuses %j and leaves it as it is', async (foreign, says) => {
    await writeFile(file, foreign);
    await expect(open()).rejects.toThrow(says);
    expect(await text()).toBe(foreign);
  });

  it('names a file that cannot be read or written', async () => {
    await expect(openSheet(folder, COLUMNS, 'spec')).rejects.toThrow('cannot be read (EISDIR)');
    const nowhere = join(folder, 'no', 'x.csv');
    await expect(openSheet(nowhere, COLUMNS, 'spec')).rejects.toThrow('cannot be written (ENOENT)');
  });
});

describe('Sheet.order(keys)', () => {
  it('puts rows in the order of their keys, others after them, and leaves no other file', async () => {
    const sheet = await open();
    for (const key of ['c', 'x', 'a']) await sheet.add(['1', key, '"']);
    await sheet.order(['a', 'b', 'c']);
    const row = (key: string) => `1,${key},""""\r\n`;
    expect(await text()).toBe(HEAD + row('a') + row('c') + row('x'));
    expect(await readdir(folder)).toEqual(['results.csv']);
  });
});
