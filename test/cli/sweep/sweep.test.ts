import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs/promises';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINE } from '#lib/sim/profile.ts';
import { csvLine, readCsv } from '../../../src/cli/sweep/csv.ts';
import { PROGRAM, skewscope } from '../program.ts';
import { SHORT } from '../short.ts';

const GRID = ['--vary', 'clients.architectures=["mlp:6"],["mlp:6","cnn:2-3"]'];
const ALL = [...SHORT, ...GRID, '--set', 'method.mix=0', '--seeds', '2'];

let folder: string;
let whole: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'skewscope-sweep-'));
  const out = join(folder, 'whole.csv');
  const { code, err } = skewscope('sweep', ...ALL, '--out', out);
  if (code !== 0) throw new Error(err);
  whole = readFileSync(out, 'utf8');
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** What is in a file after the sweep of this test, which it had before. */
function sweptFrom(content: string) {
  const out = join(folder, 'some.csv');
  writeFileSync(out, content);
  const { code, err } = skewscope('sweep', ...ALL, '--out', out);
  return { code, err, text: readFileSync(out, 'utf8') };
}

/** Seconds are others each time. */
function withoutSeconds(text: string): string[][] {
  return readCsv(text).map((row) => row.filter((_, i) => i !== 5));
}

describe('skewscope sweep', { timeout: 120_000 }, () => {
  it('writes a row for every combination and seed, in the order of the grid', () => {
    const [head, ...rows] = readCsv(whole);
    expect(head!.slice(0, 7)).toEqual([
      'clients.architectures',
      'seed',
      'spec',
      'fingerprint',
      'engine',
      'seconds',
      'clientAccuracyId',
    ]);
    expect(head).toContain('skew.trunk');
    const [one, two] = ['["mlp:6"]', '["mlp:6","cnn:2-3"]'];
    expect(rows.map((row) => row.slice(0, 2))).toEqual([
      [one, '1'],
      [one, '2'],
      [two, '1'],
      [two, '2'],
    ]);
    expect(new Set(rows.map((row) => row[3])).size).toBe(4);
    const accuracy = head!.indexOf('serverAccuracyId');
    for (const row of rows) {
      expect(row[2]).toMatch(/^[0-9a-f]{64}$/);
      expect(row[4]).toBe(ENGINE);
      expect(Number(row[accuracy])).toBeGreaterThan(0);
    }
  });

  it('has the fingerprints that run has', () => {
    const [, row] = readCsv(whole);
    const settings = ['--set', `clients.architectures=${row![0]!}`, '--set', 'method.mix=0'];
    const { out } = skewscope('run', '--json', ...SHORT, ...settings);
    const { fingerprint, final } = JSON.parse(out) as {
      fingerprint: string;
      final: { clientAccuracyId: number };
    };
    expect([row![3], Number(row![6])]).toEqual([fingerprint, final.clientAccuracyId]);
  });

  it('goes on where it stopped: what is there is not run again, a torn line is', () => {
    const lines = whole.split('\r\n');
    // The last and the first run are there; another's line was not written to its end.
    const marked = [lines[4]!, lines[1]!].map((line) => line.replace(/,\d+\.\d\d,/, ',77.77,'));
    const begun = [lines[0]!, ...marked, lines[3]!.slice(0, 90)].join('\r\n');
    const { code, err, text } = sweptFrom(begun);
    expect([code, err]).toEqual([0, expect.stringContaining('has 2 of 4 runs')]);
    expect(withoutSeconds(text)).toEqual(withoutSeconds(whole));
    expect(text.split('\r\n').map((line) => line.includes(',77.77,'))).toEqual(
      Array.from({ length: 6 }, (_, i) => i === 1 || i === 4),
    );
    expect(sweptFrom(text)).toMatchObject({ code: 0, text });
  });

  it('keeps the rows of another grid after its own', () => {
    const [head] = readCsv(whole);
    const known = ['["mlp:7"]', '1', 'f'.repeat(64), '', ENGINE];
    const foreign = csvLine(head!.map((_, i) => known[i] ?? ''));
    const { text } = sweptFrom(csvLine(head!) + foreign);
    expect(text.endsWith(foreign)).toBe(true);
    expect(withoutSeconds(text).slice(0, 5)).toEqual(withoutSeconds(whole));
  });

  it('refuses a file that is not its own, and leaves it as it is', () => {
    for (const foreign of ['name,mark\nAda,1\n', 'Dear diary', whole.replace('seed', 'sead')]) {
      const { code, err, text } = sweptFrom(foreign);
      expect([code, text]).toEqual([2, foreign]);
      expect(err).toContain('is not of this sweep and is left as it is');
    }
  });

  it('does not continue a file of another engine, and leaves it as it is', () => {
    const older = whole.replaceAll(ENGINE, 'tfjs-wasm-simd 4.21.0');
    const { code, err, text } = sweptFrom(older);
    expect([code, text]).toEqual([2, older]);
    expect(err).toContain(`it has rows of the engine tfjs-wasm-simd 4.21.0, not ${ENGINE}`);
  });

  it('refuses what cannot run before anything is run, by the name of the point', () => {
    const out = join(folder, 'none.csv');
    const { code, err } = skewscope('sweep', '--vary', 'clients.count=2,8,99', '--out', out);
    expect(code).toBe(2);
    expect(err).toContain('clients.count=2 seed=1: clients: 2 clients × 3 classes');
    expect(err).toContain(
      'clients.count=99 seed=1: clients.count: 99 is not a whole number in 2…64',
    );
    expect(() => readFileSync(out)).toThrow('ENOENT');
  });

  it.each([
    [['--vary', 'seed=1,2'], '--vary seed=1,2: seeds are varied by --seeds'],
    [['--vary', 'method.mix=0', '--vary', 'method.mix=1'], '--vary method.mix is there twice'],
    [['--seeds', '0'], '--seeds: 0 is not a whole number in 1…100'],
    [
      ['--vary', 'clients.partition={"kind":"classes"},{"kind":"classes","classesPerClient":3}'],
      'are the same spec',
    ],
  ])('%j is bad usage: exit code 2, and it says why', (parameters, says) => {
    const { code, err } = skewscope('sweep', ...parameters, '--out', join(folder, 'no.csv'));
    expect(code).toBe(2);
    expect(err).toContain(says);
  });

  it('needs --out', () => {
    expect(skewscope('sweep', '--seeds', '2')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--out: the file of results is not named') as string,
    });
  });

  it('a run that fails takes no other with it: exit code 1, and it has no row', () => {
    const out = join(folder, 'failing.csv');
    const [calm, wild] = ['{"client":0.03,"server":0.3}', '{"client":10,"server":10}'];
    const method = '{"id":"splitgp","rounds":9,"stepsPerRound":40,"batch":4}';
    const { code, err } = skewscope(
      ...['sweep', ...SHORT, '--set', `method=${method}`, '--vary', `method.rates=${wild},${calm}`],
      ...['--out', out],
    );
    expect(code).toBe(1);
    expect(err).toContain(`method.rates=${wild} seed=1: training diverged in round`);
    expect(err).toContain('1 of 2 runs failed and have no row');
    const [, ...rows] = readCsv(readFileSync(out, 'utf8'));
    expect(rows.map((row) => row[0])).toEqual([calm]);
  });

  it('Ctrl-C ends it with exit code 130, keeps what is done and says how to go on', async () => {
    const out = join(folder, 'stopped.csv');
    const long = ['--vary', 'method.mix=0,0.2,0.4,0.6', '--vary', 'method.rounds=3,500'];
    const parameters = ['sweep', ...SHORT.slice(2), ...long, '--jobs', '1', '--out', out];
    const over = new AbortController();
    const changes = watch(folder, { signal: over.signal });
    const child = spawn(process.execPath, [PROGRAM, ...parameters]);
    let err = '';
    child.stderr.on('data', (chunk) => (err += String(chunk)));
    const ended = once(child, 'exit').finally(() => over.abort());
    for await (const change of changes) if (change.filename && hasRow(out)) break;
    child.kill('SIGINT');
    const [code] = (await ended) as [number];
    expect(code).toBe(130);
    expect(err).toMatch(/^skewscope: .* has [1-7] of 8 runs; the same command goes on\n$/);
    expect(readCsv(readFileSync(out, 'utf8'))[1]!.slice(0, 3)).toEqual(['0', '3', '1']);
  });
});

function hasRow(file: string): boolean {
  try {
    return readFileSync(file, 'utf8').split('\r\n').length > 2;
  } catch {
    return false;
  }
}
