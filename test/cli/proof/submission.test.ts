import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, payloadIn } from '#lib/proof/address.ts';
import { proofFile, SCRIPT_ID } from '#lib/proof/file.ts';
import { readSpec } from '#lib/sim/spec.ts';
import { proofOfSpecs } from '../../../src/cli/proof/proving.ts';
import { type Submission, submissionsIn } from '../../../src/cli/proof/submission.ts';

const proof = proofOfSpecs(
  [{ name: 'one', title: 'One of a kind, told at some length', spec: readSpec({ seed: 9 }) }],
  [],
);
const link = addressOf('https://example.org/s', proof);
const fragment = link.slice(link.indexOf('#'));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skewscope-submission-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

describe('submissionsIn(argument)', () => {
  it.each([link, fragment, payloadIn(link)!])(
    'reads a link, a fragment, a payload',
    async (text) => {
      const [only, ...others] = await submissionsIn(text);
      expect([only!.proof, others]).toEqual([proof, []]);
      expect(only!.source.length).toBeLessThan(80);
    },
  );

  it('says which settings stand beside a proof, which are no part of it', async () => {
    const besides = ['', '&seed=5&rho=1'].map((rest) => submissionsIn(fragment + rest));
    const [[alone], [beside]] = (await Promise.all(besides)) as [Submission[], Submission[]];
    expect([alone!.proof, alone!.beside]).toEqual([proof, undefined]);
    expect([beside!.proof, beside!.beside]).toEqual([proof, 'seed=5&rho=1']);
  });

  it('reads a proof file, and an exported playback', async () => {
    const json = proofFile(proof);
    const page = `<!doctype html><script type="application/json" id="${SCRIPT_ID}">${json}</script>`;
    const [inFile, inPage] = [await file('p.json', json), await file('p.html', page)];
    expect(await submissionsIn(inFile)).toEqual([{ source: inFile, proof }]);
    expect(await submissionsIn(inPage)).toMatchObject([{ source: inPage, proof }]);
  });

  it('reads a list: a link on each line, named by it; blank lines and comments are skipped', async () => {
    const path = await file(
      'list.txt',
      `# class of 2026\r\n\r\n${link}\r\n  ${fragment}\n#\nno link\n`,
    );
    const all = await submissionsIn(path);
    expect(all.map(({ source }) => source)).toEqual([`${path}:3`, `${path}:4`, `${path}:6`]);
    expect(all.map(({ proof: read }) => read === all[2]!.proof || read)).toEqual([
      proof,
      proof,
      true,
    ]);
    expect(all[2]!.proof).toContain('no link');
  });

  it.each([
    ['nowhere.json', 'is not a link, and there is no such file'],
    ['https://example.org/#seed=5', 'is not a link'],
    ['', 'is not a link'],
    ['\0', 'is not a link'],
  ])('says of %j that it is no link', async (argument, says) => {
    const [only] = await submissionsIn(argument);
    expect(only!.proof).toContain(says);
  });

  it('says what is wrong with a list without links, and with a folder', async () => {
    const empty = await file('empty.txt', '# nothing\n');
    expect(await submissionsIn(empty)).toEqual([
      { source: empty, proof: 'the file holds no link' },
    ]);
    expect(await submissionsIn(folder)).toEqual([
      { source: folder, proof: 'cannot be read (EISDIR)' },
    ]);
  });
});
