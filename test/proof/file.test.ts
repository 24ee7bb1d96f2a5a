import { describe, expect, it } from 'vitest';
import { addressOf } from '#lib/proof/address.ts';
import { LONGEST_FILE, proofFile, readProofText, SCRIPT_ID } from '#lib/proof/file.ts';
import { packProof } from '#lib/proof/payload.ts';
import { exampleProof, refusalOf } from './examples.ts';

const proof = exampleProof({ notebook: { title: 'Mine', text: 'a </script> of ünïcode 💡' } });
const file = proofFile(proof);
const refused = (text: string) => refusalOf(() => readProofText(text));

describe('readProofText(text)', () => {
  const html = `<!doctype html>\n<p>…</p><script type="application/json" id="${SCRIPT_ID}">${file.replaceAll('<', '\\u003c')}</script>`;

  it.each([
    ['a link', addressOf('https://example.org', proof)],
    ['a payload', packProof(proof)],
    ['a file', file],
    ['a file with a mark before it', `\ufeff${file}`],
    ['a file in one line', JSON.stringify(JSON.parse(file))],
    ['an exported playback', html],
  ])('reads %s', (_, text) => {
    expect(readProofText(text)).toEqual(proof);
  });

  it('reads a file that is too long for a link', () => {
    const long = exampleProof({ notebook: { title: 'Long', text: 'Prose. '.repeat(50_000) } });
    expect(readProofText(proofFile(long))).toEqual(long);
  });

  it.each([
    ['nothing', '', 'is not a link with #proof=, a proof file or an exported playback'],
    ['words', 'some words', '"some words" is not a link'],
    ['a page that is no playback', '<!doctype html><p>', 'is not an exported playback'],
    ['JSON that is cut off', file.slice(0, -20), 'is not JSON'],
    ['JSON of something else', '{"a":1}', 'not a proof file'],
    [
      'a file of a newer version',
      file.replace('"skewscope": 1', '"skewscope": 7'),
      'its link format 7 is newer than 1',
    ],
    ['a file that was changed', file.replace('"seed": 5', '"seed": 6'), 'which was changed'],
    ['a file without a checksum', file.replace(/"checksum": ".*",/, ''), 'which was changed'],
    [
      'another field',
      file.replace('"skewscope"', '"more": 1, "skewscope"'),
      '"more" is not a field of a proof file',
    ],
    [
      'a name that objects have',
      file.replace('"seed": 5', '"__proto__": 5'),
      '"__proto__" is not a field',
    ],
    ['more than is allowed', `{${' '.repeat(LONGEST_FILE)}}`, 'more than 2000000'],
  ])('refuses %s', (_, text, sentence) => {
    expect(refused(text)).toContain(sentence);
  });
});

describe('proofFile(proof)', () => {
  it('is JSON with the format and a checksum', () => {
    expect(JSON.parse(file)).toMatchObject({
      skewscope: 1,
      checksum: expect.stringMatching(/^[0-9a-f]{12}$/) as string,
    });
  });
});
