import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { deflateSync, strFromU8 } from 'fflate';
import { canonicalJson } from '#lib/sim/canonical.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { contentOf } from './content.ts';
import { DICTIONARY } from './dictionary.ts';
import { inflated } from './inflated.ts';
import { FORMAT, migrated, refuseFormat } from './migrations.ts';
import { refuseUnplain } from './plainness.ts';
import { LinkError, type Proof } from './proof.ts';
import { readContent } from './reading.ts';

/** A payload may have this many characters: those of a whole link. */
export const LONGEST_PAYLOAD = 8000;

/** How much a link may inflate to, in bytes. */
export const MOST_INFLATED = 131_072;

/** Bytes of SHA-256 that guard a link against typing errors. */
const CHECKED = 6;

/** Bytes before the deflated content: the format, and the checksum. */
const HEAD = 1 + CHECKED;

/**
 * The payload of a link: base64url of the format, a checksum and the deflated content.
 * @throws LinkError if the proof is not one that a link may carry, such as one of 25 arms.
 */
export function packProof(proof: Proof): string {
  const text = writtenContent(proof);
  const bytes = utf8ToBytes(text);
  if (bytes.length > MOST_INFLATED) {
    throw new LinkError(
      `the link would be of ${bytes.length} bytes, more than ${MOST_INFLATED}: a file can carry it`,
    );
  }
  return payloadOf(bytes);
}

/** The payload of a content's text, whatever it says. */
export function payloadOf(text: Uint8Array, format: number = FORMAT): string {
  const deflated = deflateSync(text, { level: 9, mem: 12, dictionary: DICTIONARY });
  return toBase64(concatBytes(Uint8Array.of(format), checksum(text), deflated));
}

/**
 * Reads a payload of any format, whoever made it. Takes little time and memory for whatever it is given.
 * @throws LinkError, and nothing else, with one sentence on what is wrong.
 */
export function unpackProof(payload: string): Proof {
  if (payload.length > LONGEST_PAYLOAD) {
    throw new LinkError(`the link has ${payload.length} characters, more than ${LONGEST_PAYLOAD}`);
  }
  const bytes = fromBase64(payload);
  if (bytes.length <= HEAD) {
    throw new LinkError(`the link is cut off: ${payload.length} characters are too few for one`);
  }
  const [format] = bytes as Uint8Array & [number];
  refuseFormat(format);
  const written = inflated(bytes.subarray(HEAD), MOST_INFLATED);
  if (bytesToHex(checksum(written)) !== bytesToHex(bytes.subarray(1, HEAD))) {
    throw new LinkError(
      'the link is cut off or mistyped: its checksum is not that of what is in it',
    );
  }
  const content = parsed(textOf(written));
  refuseUnplain(content);
  return readContent(migrated(content, format));
}

/** The canonical text of what a proof says, which has been read as a reader will. @throws LinkError if it is not allowed. */
export function writtenContent(proof: Proof): string {
  const text = canonicalJson(contentOf(proof));
  const content = parsed(text);
  refuseUnplain(content);
  readContent(content);
  return text;
}

/** The first 6 bytes of the SHA-256 of a content's text. */
export function checksum(bytes: Uint8Array): Uint8Array {
  return sha256(bytes).subarray(0, CHECKED);
}

/** JSON as it is parsed, not yet walked. @throws LinkError if it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new LinkError('what is in the link is not JSON');
  }
}

/** What decoding would replace, or leave out, does not come back. */
function textOf(bytes: Uint8Array): string {
  const text = strFromU8(bytes);
  const again = utf8ToBytes(text);
  if (again.length !== bytes.length || again.some((byte, i) => byte !== bytes[i])) {
    throw new LinkError('what is in the link is not UTF-8');
  }
  return text;
}
