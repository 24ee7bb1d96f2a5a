import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { skewscope } from './program.ts';

const SHORT = [
  '--set',
  'method.rounds=2',
  '--set',
  'data.trainPerClient=20',
  '--set',
  'data.testPerClass=20',
];

/** Every command. */
const COMMANDS = [
  'run',
  'sweep',
  'link',
  'open',
  'verify',
  'export',
  'lessons',
  'truth',
  'record',
  'links',
  'gallery',
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'skewscope-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A file in the test's folder. */
function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('skewscope run', { timeout: 60_000 }, () => {
  it('--json prints one object: spec, fingerprint, times, rounds and final figures', () => {
    const { code, out } = skewscope('run', '--json', ...SHORT);
    expect(code).toBe(0);
    const result = JSON.parse(out) as Record<string, never>;
    expect(Object.keys(result)).toEqual([
      'spec',
      'fingerprint',
      'seconds',
      'msPerStep',
      'rounds',
      'final',
    ]);
    expect(result).toMatchObject({
      spec: { method: { id: 'harmony', rounds: 2 } },
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      rounds: [{ round: 0 }, { round: 1 }, { round: 2 }],
      final: {
        clientAccuracyId: expect.any(Number) as number,
        serverAccuracyId: expect.any(Number) as number,
        serverAccuracyOod: expect.any(Number) as number,
        gated: {
          '0': expect.any(Number) as number,
          '0.5': expect.any(Number) as number,
          '1': expect.any(Number) as number,
        },
        skew: {
          cut: expect.any(Number) as number,
          trunk: expect.any(Number) as number,
          within: expect.any(Number) as number,
          across: expect.any(Number) as number,
        },
        probeTransfer: { self: expect.any(Number) as number, cross: expect.any(Number) as number },
      },
    });
  });

  it('prints the same fingerprint twice, and another for another seed', () => {
    const [first, again, other] = [[], [], ['--set', 'seed=2']].map((more) => {
      const { out } = skewscope('run', '--json', ...SHORT, ...more);
      return (JSON.parse(out) as { fingerprint: string }).fingerprint;
    });
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('--seeds N gives mean and sd of every figure, and lists the fingerprints', () => {
    const { out } = skewscope('run', '--json', '--seeds', '2', ...SHORT);
    const result = JSON.parse(out) as { fingerprints: string[]; final: Record<string, object> };
    expect(new Set(result.fingerprints).size).toBe(2);
    const spread = { mean: expect.any(Number) as number, sd: expect.any(Number) as number };
    expect(result.final['serverAccuracyOod']).toEqual(spread);
    expect(result.final['gated']).toEqual({ '0': spread, '0.5': spread, '1': spread });
  });

  it('--jobs N changes how many run at once, and no figure', () => {
    const [one, three] = ['1', '3'].map((jobs) => {
      const { out } = skewscope('run', '--json', '--seeds', '3', '--jobs', jobs, ...SHORT);
      return (JSON.parse(out) as { fingerprints: string[] }).fingerprints;
    });
    expect(one).toEqual(three);
  });

  it('reads a spec from a file and writes a table to another', () => {
    const spec = file('spec.json', JSON.stringify({ method: { id: 'splitgp', rounds: 1 } }));
    const out = join(folder, 'table.txt');
    expect(skewscope('run', spec, '--out', out)).toEqual({ code: 0, out: '', err: '' });
    expect(readFileSync(out, 'utf8')).toMatch(/^splitgp, 8 clients/);
  });

  it.each([
    [['--set', 'clients.count=0'], 'clients.count: 0 is not a whole number in 2…64'],
    [['--set', 'clients.count=3'], 'at least 4 clients'],
    [
      ['--set', 'method.personalise.steps=-5'],
      'method.personalise.steps: -5 is not a whole number in 0…200',
    ],
    [['--set', 'rounds'], 'rounds: is not path=value'],
    [['--seeds', '0'], '--seeds: 0 is not a whole number in 1…100'],
    [['--jobs', '0'], '--jobs: 0 is not a whole number in 1…64'],
    [['--jobs', '65'], '--jobs: 65 is not a whole number in 1…64'],
    [['--jobs', '2.5'], '--jobs: 2.5 is not a whole number in 1…64'],
    [['--jobs', ''], '--jobs:  is not a whole number in 1…64'],
    [['--frobnicate'], '--frobnicate'],
    [['missing.json'], 'missing.json cannot be read'],
    [['--data', 'idx:only'], '--data: idx:only is not idx:IMAGES,LABELS'],
    [['--data', 'idx:no,no'], '--data: no cannot be read'],
    [['--out', '/nowhere/x.json'], '--out: /nowhere/x.json cannot be written'],
    [['--set', `data={"source":"file","sha256":"${'0'.repeat(64)}"}`], 'needs the dataset 0000'],
  ])('%j is bad usage: exit code 2, and it says why', (parameters, says) => {
    const { code, out, err } = skewscope('run', ...parameters);
    expect(code).toBe(2);
    expect(err).toContain(says);
    expect(out).toBe('');
  });

  it('names what is wrong with an IDX file', () => {
    const junk = file('junk', 'not an IDX file at all');
    const { code, err } = skewscope('run', '--data', `idx:${junk},${junk}`);
    expect(code).toBe(2);
    expect(err).toContain('IDX');
  });

  const wild = '{"rates":{"client":10,"server":10},"contrast":{"weight":100}}';

  it('one seed that fails ends the others at once', { timeout: 15_000 }, () => {
    // All hundred would take longer than this test may.
    const all = ['--seeds', '100', '--jobs', '1', '--set', `method=${wild}`];
    const { code, err } = skewscope('run', ...all);
    expect([code, err.split('diverged').length]).toEqual([1, 2]);
  });

  it('a run that fails has exit code 1 and names the round', () => {
    const { code, err } = skewscope('run', '--set', `method=${wild}`);
    expect(code).toBe(1);
    expect(err).toMatch(/diverged in round \d+/);
  });
});

describe('skewscope', { timeout: 60_000 }, () => {
  it('--help lists the commands, and each command has its own help', () => {
    for (const command of COMMANDS) {
      expect(skewscope('--help').out).toContain(command);
      expect(skewscope(command, '--help')).toMatchObject({
        code: 0,
        out: expect.stringContaining(`skewscope ${command}`) as string,
      });
    }
  });

  it.each(['truth', 'record', 'lessons', 'links', 'gallery'])(
    '%s knows --jobs, and nothing that is not its own',
    (command) => {
      expect(skewscope(command, '--jobs', '0')).toMatchObject({
        code: 2,
        err: expect.stringContaining('--jobs: 0 is not a whole number in 1…64') as string,
      });
      expect(skewscope(command, '--seeds', '9').code).toBe(2);
    },
  );

  it('truth with anything else behind it is bad usage', () => {
    expect(skewscope('truth', '--seeds', '9')).toMatchObject({
      code: 2,
      err: expect.stringContaining("Unknown option '--seeds'") as string,
    });
  });

  it('lessons of a notebook that cannot be read, or is none, is bad usage', () => {
    expect(skewscope('lessons', 'nowhere.md')).toMatchObject({
      code: 2,
      err: expect.stringContaining('nowhere.md cannot be read (ENOENT)') as string,
    });
    expect(skewscope('lessons', 'README.md')).toMatchObject({
      code: 2,
      err: expect.stringContaining('README.md:1: does not begin with front matter') as string,
    });
  });

  it('without a command, or with an unknown one, is bad usage', () => {
    expect(skewscope()).toMatchObject({ code: 2 });
    expect(skewscope('frobnicate')).toMatchObject({
      code: 2,
      err: expect.stringContaining('frobnicate is not a command') as string,
    });
  });
});
