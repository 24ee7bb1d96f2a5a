import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, payloadIn } from '#lib/proof/address.ts';
import { proofFile } from '#lib/proof/file.ts';
import { unpackProof } from '#lib/proof/payload.ts';
import type { Evidence, Proof } from '#lib/proof/proof.ts';
import { gzipSync } from 'node:zlib';
import { randomIdx } from '../idx.ts';
import { skewscope } from '../program.ts';
import { SHORT } from '../short.ts';

let folder: string;
let link: string;
let proof: Proof;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'skewscope-link-'));
  const before = file('neither.json', '{"method":{"meta":{"on":false},"contrast":{"on":false}}}');
  const after = file('no-labels.json', '{"method":{"contrast":{"labels":"none"}}}');
  link = linkOf(before, after, ...SHORT, '--base', 'https://example.org/s');
  proof = unpackProof(payloadIn(link)!);
}, 30_000);
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** The last line of what `link` prints. */
function linkOf(...parameters: string[]): string {
  const { code, out, err } = skewscope('link', ...parameters);
  if (code !== 0) throw new Error(err);
  return out.trimEnd().split('\n').at(-1)!;
}

/** A link like the one of this test, but for something that was altered; its checksum fits. */
function altered(change: (proof: Proof) => Proof): string {
  return addressOf('https://example.org/s', change(proof));
}

/** Other hashes from a round on; with `alone`, only there. */
function otherHashes(arm: string, from: number, alone = false) {
  return ({ evidence, ...rest }: Proof): Proof => {
    const { rounds, hashes, ...claimed } = evidence[arm]!;
    const other = hashes.map((hash, i) =>
      rounds[i] === from || (!alone && rounds[i]! > from) ? `${hash.slice(1)}0` : hash,
    );
    const changed: Evidence = { ...claimed, rounds, hashes: other };
    return { ...rest, evidence: { ...evidence, [arm]: changed } };
  };
}

interface Report {
  readonly results: readonly {
    readonly source: string;
    readonly verdict: string;
    readonly round: number | null;
    readonly arms: readonly { name: string; verdict: string; round: number | null; spec: string }[];
    readonly message?: string;
  }[];
  readonly summary: Readonly<Record<string, number>>;
}

function verified(...parameters: string[]): Report & { readonly code: number | null } {
  const { code, out } = skewscope('verify', '--json', ...parameters);
  return { code, ...(JSON.parse(out) as Report) };
}

describe('skewscope link', { timeout: 60_000 }, () => {
  it('prints the link, and nothing else, on standard output; claims on standard error', () => {
    const { code, out, err } = skewscope('link', ...SHORT);
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^http:\/\/localhost:4173\/open\/#proof=[\w-]+\n$/),
    ]);
    expect(err).toContain('claims of run, Run: round 2, clientAccuracyId');
  });

  it('names arms after their files, and says of each how it differs from the nearest preset', () => {
    expect(proof.arms).toMatchObject({
      neither: { title: 'Neither', preset: 'splitgp' },
      'no-labels': { title: 'No labels', preset: 'default' },
    });
    expect(Object.keys(proof.evidence)).toEqual(['neither', 'no-labels']);
  });

  it('what it prints opens as the specs that were run, and is verified', () => {
    const { code, out, err } = skewscope('open', link);
    expect(code).toBe(0);
    const specs = JSON.parse(out) as Record<string, object>;
    expect(specs['no-labels']).toMatchObject({
      method: { rounds: 2, contrast: { labels: 'none' } },
    });
    expect(err).toContain('claims of neither, Neither: round 2');
    expect(err).toContain('made by Skewscope');
    expect(skewscope('verify', link)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/: verified\n$/) as string,
    });
    const spec = file('again.json', skewscope('open', link, '--arm', 'no-labels').out);
    const again = unpackProof(payloadIn(linkOf(spec))!);
    expect(again.evidence['again']).toEqual(proof.evidence['no-labels']);
  });

  it('links a lesson by its name and with what is tried, another notebook by its text', () => {
    const published = join('lessons', '2-same-class-different-place.md');
    const lesson = linkOf(published, ...SHORT, '--threshold', '0.5');
    expect(lesson).toContain('/lessons/same-class-different-place/#proof=');
    const { notebook, tried, readings, evidence } = unpackProof(payloadIn(lesson)!);
    expect([notebook, readings]).toEqual([
      { lesson: 'same-class-different-place' },
      [{ path: 'threshold', value: 0.5 }],
    ]);
    expect(tried).toMatchObject({ method: { rounds: 2 } });
    expect(Object.keys(evidence)).toEqual(['same', 'mixed']);
    const changed = `${readFileSync(published, 'utf8')}\nMore.\n`;
    const own = linkOf(file('2-same-class-different-place.md', changed), ...SHORT);
    expect(own).toContain('/open/#proof=');
    expect(unpackProof(payloadIn(own)!).notebook).toEqual({
      title: 'Same class, different place',
      text: changed,
    });
  });

  it('--file writes what a link cannot carry; without it that is said, before anything is run', () => {
    const noise = Array.from({ length: 6000 }, (_, i) => ((i * 7919) % 9973).toString(36)).join(
      ' ',
    );
    const head = '---\ntitle: T\nsummary: S\nminutes: 1\narms: { one: { title: One } }\n---\n';
    const long = file('long.md', `${head}\n${noise}\n`);
    const refused = skewscope('link', long);
    expect([refused.code, refused.out]).toEqual([2, '']);
    expect(refused.err).toMatch(/more than 8000; --file NAME.skewscope.json can carry it/);
    const into = join(folder, 'long.skewscope.json');
    expect(skewscope('link', long, ...SHORT, '--file', into)).toMatchObject({ code: 0, out: '' });
    expect(skewscope('verify', into)).toMatchObject({ code: 0, out: `${into}: verified\n` });
  });

  it.each([
    [['--base', '/open'], '--base: /open is not an address such as http://localhost:4173/'],
    [['--threshold', '1.5'], '--threshold: 1.5 is not in 0…1'],
    [['--file', '/nowhere/x.json'], '--file: /nowhere/x.json cannot be written (ENOENT)'],
    [['a.json', 'b.json', 'c.json'], 'c.json: two specs at most'],
    [['--set', 'clients.count=0'], 'clients.count: 0 is not a whole number in 2…64'],
    [['lessons/2-same-class-different-place.md', 'x.json'], 'x.json: a notebook is linked alone'],
  ])('%j is bad usage: exit code 2, and it says why', (parameters, says) => {
    const { code, out, err } = skewscope('link', ...parameters);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(says);
  });
});

describe('skewscope open', { timeout: 60_000 }, () => {
  it('--json prints all that a link carries', () => {
    const { out, err } = skewscope('open', '--json', link);
    const { maker, evidence } = JSON.parse(out) as Proof;
    expect([maker, evidence, err]).toEqual([proof.maker, proof.evidence, '']);
  });

  it('prints the one spec of a link of one arm', () => {
    const { evidence, arms, ...rest } = proof;
    const one = addressOf('https://example.org/', {
      ...rest,
      readings: [],
      arms: { neither: arms['neither']! },
      evidence: { neither: evidence['neither']! },
    });
    const spec = JSON.parse(skewscope('open', one).out) as object;
    expect(spec).toMatchObject({ version: 1, method: { meta: { on: false } } });
  });

  it.each([
    [['nowhere'], 'is not a link'],
    [[], 'no link and no file is named'],
    [['a', 'b'], 'b: one link at a time'],
  ])('%j is bad usage', (parameters, says) => {
    const { code, out, err } = skewscope('open', ...parameters);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(says);
  });

  it('says that settings behind the proof are not judged, and prints what the proof says', () => {
    const { out, err } = skewscope('open', '--json', `${link}&seed=5`);
    expect(out).toBe(skewscope('open', '--json', link).out);
    expect(err).toMatch(/^.+: the settings behind the proof are not judged: "seed=5"\n$/);
  });

  it('names the arms that there are', () => {
    expect(skewscope('open', link, '--arm', 'both')).toMatchObject({
      code: 2,
      err: 'skewscope: --arm: both is not one of neither, no-labels\n',
    });
  });
});

describe('skewscope verify', { timeout: 60_000 }, () => {
  it('a lone altered hash has diverged, at that very round: exit code 4', () => {
    for (const round of [0, 1, 2]) {
      const { code, results } = verified(altered(otherHashes('no-labels', round, true)));
      expect([code, results[0]!.verdict, results[0]!.round]).toEqual([4, 'diverged', round]);
      expect(results[0]!.arms.map(({ verdict }) => verdict)).toEqual(['verified', 'diverged']);
    }
  });

  it('an altered spec has diverged: exit code 4, with the round and what differs by how much', () => {
    const reseeded = altered((proof) => ({ ...proof, tried: { seed: 2 } }));
    const { code, out } = skewscope('verify', reseeded);
    expect(code).toBe(4);
    expect(out).toMatch(
      /: diverged at round 0: neither from round 0: clientAccuracyId 0\.\d{4} claimed, 0\.\d{4} found \([+−]0\.\d{4}\)/,
    );
    const later = altered((proof) => ({ ...proof, tried: { changes: [CHANGE] } }));
    expect(verified(later).results[0]).toMatchObject({ verdict: 'diverged', round: 2 });
  });
  const CHANGE = { round: 2, set: { 'method.mix': 0.9 } };

  it('an altered figure has diverged, at the last round', () => {
    const better = altered(({ evidence, ...rest }) => {
      const { figures, ...claimed } = evidence['neither']!;
      const neither = { ...claimed, figures: { ...figures, 'gated.1': 0.9999 } };
      return { ...rest, evidence: { ...evidence, neither } };
    });
    expect(verified(better)).toMatchObject({
      code: 4,
      results: [{ verdict: 'diverged', round: 2 }],
    });
  });

  it('other bits but the same decisions have exit code 3, with the round from which they are', () => {
    const bits = altered(otherHashes('neither', 1));
    expect(verified(bits)).toMatchObject({
      code: 3,
      results: [{ verdict: 'same decisions', round: 1 }],
    });
  });

  it('a run that fails has exit code 1, and is told with its round', () => {
    const wild = { rounds: 9, stepsPerRound: 40, rates: { client: 10, server: 10 } };
    const failing = altered(({ arms, evidence, ...rest }) => {
      const entry = arms['neither']!;
      const neither = { ...entry, spec: { ...entry.spec, method: wild } };
      const claimed = { ...evidence['neither']!, rounds: [0, 1, 9] };
      return { ...rest, arms: { ...arms, neither }, evidence: { neither: claimed } };
    });
    const { code, results } = verified(failing);
    expect([code, results[0]!.verdict]).toEqual([1, 'failed']);
    expect(results[0]!.message).toMatch(/diverged in round \d/);
  });

  it('what is no link, or has nothing to verify, has exit code 2', () => {
    const empty = altered((proof) => ({ ...proof, evidence: {} }));
    const { code, results } = verified(`${link.slice(0, -9)}`, empty);
    expect(code).toBe(2);
    expect(results.map(({ verdict, message }) => [verdict, message])).toEqual([
      ['not a link', expect.stringContaining('cut off')],
      ['no evidence', 'it carries nothing to verify'],
    ]);
    expect(skewscope('verify').code).toBe(2);
  });

  it('of a whole class it names file and line, sums up, and has the gravest exit code', () => {
    const better = altered(otherHashes('neither', 2, true));
    const other = file('mine.skewscope.json', proofFile(proof));
    const list = file('class.txt', ['# class', '', link, better, link].join('\n'));
    const { code, out } = skewscope('verify', list, other);
    const lines = out.trimEnd().split('\n');
    expect([code, lines[0], lines[2], lines[3]]).toEqual([
      4,
      `${list}:3: verified`,
      `${list}:5: verified`,
      `${other}: verified`,
    ]);
    expect(lines[1]).toContain(`${list}:4: diverged at round 2`);
    expect(lines[4]).toBe('4 links: 3 verified, 1 diverged');
    const { summary, results } = verified(list, 'nonsense');
    expect(summary).toEqual({ links: 4, verified: 2, diverged: 1, 'not a link': 1 });
    expect(results.map(({ source }) => source)).toEqual([
      `${list}:3`,
      `${list}:4`,
      `${list}:5`,
      'nonsense',
    ]);
  });

  it('data that a link names are asked for, and taken by their hash', () => {
    const [images, labels] = randomIdx(400);
    const data = `idx:${file('images.gz', gzipSync(images))},${file('labels', labels)}`;
    const own = linkOf(...SHORT, '--data', data);
    expect(verified(own)).toMatchObject({
      code: 2,
      results: [{ verdict: 'no data', message: expect.stringContaining('--data idx:') as string }],
    });
    const [others, otherLabels] = randomIdx(401);
    const wrong = `idx:${file('others', others)},${file('other-labels', otherLabels)}`;
    expect(verified(own, '--data', wrong).code).toBe(2);
    expect(verified(own, '--data', wrong, '--data', data).code).toBe(0);
  });
});
