import { expect, it } from 'vitest';
import { readSpec } from '#lib/sim/spec.ts';
import { citationsOf } from '../../src/player/citations.ts';
import { verifyCommand } from '../../src/player/command.ts';
import { differingFields } from '../../src/player/differing.ts';
import { figuresTable } from '../../src/player/figuresTable.ts';
import { playback } from './fake.ts';

const works = (...arms: string[]) => citationsOf(playback(...arms)).map(({ work }) => work);

it('citationsOf(…) names the software with its version, the methods’ sources and UMAP', () => {
  expect(works('homogeneous')).toEqual([
    'The Skewscope contributors: Skewscope, version 1.2.3',
    expect.stringContaining('2212.08343'),
    expect.stringContaining('1802.03426'),
  ]);
});

it('HARMONY and the contrastive loss are cited where they are in a run', () => {
  expect(works('meta').join()).toContain('2605.07211');
  expect(works('meta').join()).not.toContain('2004.11362');
  expect(works('splitgp', 'both').join()).toMatch(/2212\.08343.*2605\.07211.*2004\.11362/);
});

it('verifyCommand(file) leaves plain names as they are and quotes others for the shell', () => {
  expect(verifyCommand('run-1.html')).toBe('npm run -s skewscope -- verify run-1.html');
  expect(verifyCommand("my run's.html")).toMatch(/ 'my run'\\''s\.html'$/);
});

it('differingFields(before, after) has every field that is not the same, and no other', () => {
  const [before, after] = [
    readSpec({ method: { id: 'splitgp', rounds: 4 } }),
    readSpec({ method: { id: 'splitgp', rounds: 4, mix: 1 }, seed: 2 }),
  ];
  expect(differingFields(before, after)).toEqual([
    { path: 'seed', before: '1', after: '2' },
    { path: 'method.mix', before: '0.2', after: '1' },
  ]);
  const fields = differingFields(before, readSpec({ seed: 1, method: { rounds: 4 } }));
  expect(fields).toContainEqual({ path: 'method.contrast.on', before: 'none', after: 'true' });
});

it('figuresTable(…) has a row of every round of every arm, as wide as its head', () => {
  const rows = figuresTable(playback('splitgp', 'both')).trim().split('\n');
  const cells = rows.map((row) => row.split(','));
  expect(rows).toHaveLength(1 + 2 * 5);
  expect(new Set(cells.map(({ length }) => length)).size).toBe(1);
  const [head, ...body] = cells;
  const at = (name: string) => head!.indexOf(name);
  expect(body.map((row) => row[at('samples')]).slice(0, 5)).toEqual([
    ...['test', 'probe', 'test', 'probe', 'test'],
  ]);
  expect(body[4]![at('serverAccuracyOod')]).toBe('1');
  expect(body[1]![at('skew.trunk')]).toBe('');
});
