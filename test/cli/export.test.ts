import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packProof } from '#lib/proof/payload.ts';
import { readProofText } from '#lib/proof/file.ts';
import { type StoredPlayback, unpackPlayback } from '#lib/recording/playback.ts';
import { jsonIn, PROOF_ID, RUN_ID } from '#lib/recording/playbackPage.ts';
import { skewscope } from './program.ts';

const SPEC = {
  method: { rounds: 2, stepsPerRound: 2, batch: 4 },
  clients: { count: 4 },
  data: { side: 8, trainPerClient: 12, testPerClass: 4, probePerClass: 4 },
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'skewscope-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const path = (name: string) => join(folder, name);

/** A file in the test's folder. */
function file(name: string, content: string): string {
  writeFileSync(path(name), content);
  return path(name);
}

/** A spec's file. */
function spec(name: string, changes: object): string {
  return file(name, JSON.stringify({ ...SPEC, ...changes }));
}

function runIn(html: string) {
  return unpackPlayback(JSON.parse(jsonIn(html, RUN_ID)!) as StoredPlayback);
}

describe('skewscope export', { timeout: 120_000 }, () => {
  let html = '';

  beforeAll(() => {
    const specs = [spec('plain.json', {}), spec('other-seed.json', { seed: 2 })];
    const { code, err } = skewscope('export', ...specs, '--out', path('pair.html'));
    expect([code, err]).toEqual([0, expect.stringMatching(/pair\.html: 0\.\d\d MB\n$/)]);
    html = readFileSync(path('pair.html'), 'utf8');
  }, 120_000);

  it('writes both runs with every kept round and stage, and their evidence', () => {
    const { title, arms } = runIn(html);
    expect(title).toBe('Plain and Other seed');
    expect(arms.map(({ spec: { seed } }) => seed)).toEqual([1, 2]);
    for (const arm of arms)
      for (const round of [0, 1, 2]) expect(arm.map(round, 'projector')?.by).toBe('umap');
    expect(Object.keys(readProofText(html).evidence)).toEqual(['plain', 'other-seed']);
  });

  it('what it writes is verified; with another answer, figure or run in it, it is not', () => {
    const run = JSON.parse(jsonIn(html, RUN_ID)!) as StoredPlayback;
    const [first, second] = run.arms;
    const [a, b, c] = first!.answers;
    const altered = (name: string, arms: unknown[]) => {
      const json = JSON.stringify({ ...run, arms }).replaceAll('<', '\\u003c');
      return file(
        name,
        html.replace(jsonIn(html, RUN_ID)!, () => json),
      );
    };
    const { out, code } = skewscope(
      ...['verify', path('pair.html')],
      altered('answer.html', [
        { ...first, answers: [a, { ...b, client: b!.client.replace(/^./, '~') }, c] },
        second,
      ]),
      altered('figure.html', [{ ...first, run: { ...first!.run, figures: {} } }, second]),
      altered('swapped.html', [{ ...second, name: first!.name, title: first!.title }, first]),
      altered('title.html', [first, { ...second, title: 'Another' }]),
      file('none.html', html.replace(`id="${RUN_ID}"`, 'id="x"')),
    );
    const lines = out.trim().split('\n');
    expect(lines[0]).toMatch(/pair\.html: verified$/);
    expect(lines[1]).toMatch(/answer\.html: diverged at round 1: .* of plain .*: answers$/);
    expect(lines[2]).toMatch(/figure\.html: diverged at round 2: .* of plain .*: figures$/);
    expect(lines[3]).toMatch(/swapped\.html: diverged .* of plain .*: .*hashes/);
    expect(lines[4]).toMatch(/title\.html: diverged .*"Another" is played, of which nothing/);
    expect(lines[5]).toMatch(/none\.html: diverged .*no run in the file/);
    expect(code).toBe(4);
  });

  it('the export of what a playback carries is the same file', () => {
    expect(skewscope('export', path('pair.html'), '--out', path('again.html')).code).toBe(0);
    expect(readFileSync(path('again.html'), 'utf8')).toBe(html);
  });

  it('a link that claims something else is told so, and the file holds what came out', () => {
    const proof = readProofText(html);
    const { plain, ...others } = proof.evidence;
    const evidence = { ...others, plain: { ...plain!, decisions: '000000000000' } };
    const link = `#proof=${packProof({ ...proof, evidence })}`;
    const { code, err } = skewscope('export', link, '--out', path('other.html'));
    expect([code, err]).toEqual([0, expect.stringContaining('plain: not what the link claims')]);
    const found = readFileSync(path('other.html'), 'utf8');
    expect(jsonIn(found, PROOF_ID)).toBe(jsonIn(html, PROOF_ID));
  });

  it('bad usage ends with 2 and says what is wrong', () => {
    const out = ['--out', path('x.html')];
    for (const [parameters, problem] of [
      [[path('plain.json')], '--out: the file to write is not named'],
      [['a', 'b', 'c', ...out], 'c: two specs at most'],
      [
        [path('pair.html'), '--set', 'seed=2', ...out],
        'seed=2: what a link carries is run as it is',
      ],
      [[path('pair.html'), '--threshold', '0.5', ...out], '--threshold 0.5: what a link carries'],
      [[path('plain.json'), '--threshold', '2', ...out], 'threshold: 2 is not'],
      [['--out', path('no/x.html')], 'cannot be written'],
    ] as const) {
      const { code, err } = skewscope('export', ...parameters);
      expect([code, err]).toEqual([2, expect.stringContaining(problem)]);
    }
  });
});
