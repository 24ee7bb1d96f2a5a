import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, payloadIn } from '#lib/proof/address.ts';
import { unpackProof } from '#lib/proof/payload.ts';
import type { Proof } from '#lib/proof/proof.ts';
import { skewscope } from '../program.ts';
import { SHORT } from '../short.ts';

let folder: string;
let link: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'skewscope-gallery-'));
  const spec = join(folder, 'with.json');
  writeFileSync(spec, '{}');
  const other = join(folder, 'without.json');
  writeFileSync(other, '{"method":{"contrast":{"on":false}}}');
  const { out } = skewscope('link', spec, other, ...SHORT);
  link = out.trim().slice(out.indexOf('#'));
  rmSync(spec);
  rmSync(other);
}, 30_000);
afterAll(() => rmSync(folder, { recursive: true }));

function put(name: string, entry: object): void {
  writeFileSync(join(folder, name), JSON.stringify(entry));
}

const gallery = () => skewscope('gallery', '--folder', folder);
const about = { title: 'A & B', sentence: 'What it shows.' };

describe('skewscope gallery', { timeout: 60_000 }, () => {
  it('verifies and draws an entry, lists it for the site, and leaves it alone the next time', () => {
    put('mine.json', { ...about, link });
    expect(gallery()).toEqual({ code: 0, out: 'mine verified and drawn\n', err: '' });
    const svg = readFileSync(join(folder, 'mine.svg'), 'utf8');
    expect(svg).toMatch(/^<svg .*viewBox="0 0 616 324"/);
    expect(svg).toContain('>With</text>');
    expect(svg).toContain('prefers-color-scheme:dark');
    expect(svg).not.toContain('NaN');
    const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as object;
    expect(index).toEqual([
      { name: 'mine', ...about, link, picture: 'mine.svg', width: 616, height: 324 },
    ]);
    const drawn = statSync(join(folder, 'mine.svg')).mtimeMs;
    expect(gallery()).toEqual({ code: 0, out: '', err: '' });
    expect(statSync(join(folder, 'mine.svg')).mtimeMs).toBe(drawn);
  });

  it('draws every point of both maps', () => {
    const svg = readFileSync(join(folder, 'mine.svg'), 'utf8');
    const signs = [...svg.matchAll(/>(\d+)<\/text>/g)].map(([, signs]) => signs!.length);
    // Four clients, ten classes, four samples of each, twice.
    expect(signs.reduce((sum, count) => sum + count, 0)).toBe(320);
  });

  it('fails on an entry that does not verify, names it and the round, and lists nothing', () => {
    const proof = unpackProof(payloadIn(link)!);
    const [name, claimed] = Object.entries(proof.evidence)[0]!;
    const hashes = claimed.hashes.map((hash, i) => (i === 1 ? `${hash.slice(1)}0` : hash));
    const altered: Proof = {
      ...proof,
      evidence: { ...proof.evidence, [name]: { ...claimed, hashes } },
    };
    const address = addressOf('https://example.org', altered);
    put('stale.json', { ...about, link: address.slice(address.indexOf('#')) });
    const before = readFileSync(join(folder, 'index.json'), 'utf8');
    const { code, err } = gallery();
    expect(code).toBe(1);
    expect(err).toContain('stale: diverged at round 1');
    expect(err).toContain('it does not verify any more');
    expect(readFileSync(join(folder, 'index.json'), 'utf8')).toBe(before);
    rmSync(join(folder, 'stale.json'));
  });

  it('removes the picture of an entry that is gone', () => {
    rmSync(join(folder, 'mine.json'));
    put('yours.json', { ...about, link });
    expect(gallery().code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual([
      'index.json',
      'yours.json',
      'yours.key',
      'yours.svg',
    ]);
  });

  it.each([
    [{ title: 'T', link: '#proof=x' }, 'sentence: is missing or no text'],
    [{ ...about, link: 'https://example.org/' }, 'link: does not begin with #proof='],
    [{ ...about, link: '#proof=x' }, 'the link is cut off'],
  ])('names a file that is no entry: %j', (entry, says) => {
    put('broken.json', entry);
    const { code, err } = gallery();
    expect(code).toBe(1);
    expect(err).toContain(`broken.json: ${says}`);
    rmSync(join(folder, 'broken.json'));
  });
});
