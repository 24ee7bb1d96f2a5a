import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { shown } from '#lib/sim/fields.ts';
import { canonicalJson } from '#lib/sim/canonical.ts';
import { payloadIn } from './address.ts';
import { FORMAT, migrated, refuseFormat } from './migrations.ts';
import { checksum, parsed, unpackProof, writtenContent } from './payload.ts';
import { refuseUnplain } from './plainness.ts';
import { LinkError, type Proof } from './proof.ts';
import { readContent } from './reading.ts';

/** How long the JSON of a proof file may be, in characters. */
export const LONGEST_FILE = 2_000_000;

/** The id of the script that holds the JSON of a proof in an exported playback. */
export const SCRIPT_ID = 'skewscope-proof';

/** The name of a proof file ends so. */
export const FILE_ENDING = '.skewscope.json';

/**
 * A proof as a file: JSON that people can read.
 * @throws LinkError if the proof is not one that a file may carry.
 */
export function proofFile(proof: Proof): string {
  const text = writtenContent(proof);
  const file = {
    skewscope: FORMAT,
    checksum: hexChecksum(text),
    link: JSON.parse(text) as unknown,
  };
  const written = `${JSON.stringify(file, null, 2)}\n`;
  if (written.length > LONGEST_FILE) throw tooLong(written);
  return written;
}

/**
 * Reads a proof from whatever carries one: a link, a payload, a proof file, an exported playback.
 * @throws LinkError, and nothing else, with one sentence on what is wrong.
 */
export function readProofText(text: string): Proof {
  const trimmed = text.trim();
  if (trimmed.startsWith('{')) return readFile(trimmed);
  if (trimmed.startsWith('<')) return readFile(scriptIn(trimmed));
  const payload = payloadIn(trimmed);
  if (payload === null) {
    throw new LinkError(
      `${shown(trimmed.slice(0, 60))} is not a link with #proof=, a proof file or an exported playback`,
    );
  }
  return unpackProof(payload);
}

function readFile(text: string): Proof {
  if (text.length > LONGEST_FILE) throw tooLong(text);
  const file = parsed(text);
  refuseUnplain(file);
  const { skewscope: format, checksum: stated, link, ...others } = file as Record<string, unknown>;
  if (typeof format !== 'number' || link === undefined) {
    throw new LinkError('the file is not a proof file: it has no "skewscope" and "link"');
  }
  const [other] = Object.keys(others);
  if (other !== undefined) {
    throw new LinkError(
      `${shown(other)} is not a field of a proof file: skewscope, checksum, link`,
    );
  }
  // Of a newer format even the checksum may be of something else.
  refuseFormat(format);
  if (stated !== hexChecksum(canonicalJson(link))) {
    throw new LinkError(
      `checksum: ${shown(stated)} is not that of what is in the file, which was changed`,
    );
  }
  return readContent(migrated(link, format));
}

function scriptIn(html: string): string {
  const id = html.indexOf(`id="${SCRIPT_ID}"`);
  const start = html.indexOf('>', id) + 1;
  const end = html.indexOf('</script', start);
  if (id < 0 || start === 0 || end < 0) {
    throw new LinkError('the page is not an exported playback: there is no proof in it');
  }
  return html.slice(start, end).trim();
}

function hexChecksum(text: string): string {
  return bytesToHex(checksum(utf8ToBytes(text)));
}

function tooLong(text: string): LinkError {
  return new LinkError(`the file has ${text.length} characters, more than ${LONGEST_FILE}`);
}
