import { concatBytes } from '@noble/hashes/utils.js';
import { Inflate } from 'fflate';
import { DICTIONARY } from './dictionary.ts';
import { LinkError } from './proof.ts';

/** Bytes pushed into the inflater at once: at a ratio of 1032 at most, one push makes 264 kB. */
const PIECE = 256;

/**
 * Inflates raw deflate (RFC 1951) that refers to the dictionary of links.
 * @throws LinkError if it is corrupt, cut off, or inflates to more than `most` bytes, found as soon as it does.
 */
export function inflated(bytes: Uint8Array, most: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const inflater = new Inflate({ dictionary: DICTIONARY }, (chunk) => {
    length += chunk.length;
    if (length > most) {
      throw new LinkError(`the link inflates to more than ${most} bytes, the most that is allowed`);
    }
    chunks.push(chunk);
  });
  try {
    for (let at = 0; at < bytes.length; at += PIECE) {
      inflater.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
    }
  } catch (error) {
    if (error instanceof LinkError) throw error;
    throw new LinkError('the link is cut off or mistyped: copy it again, whole');
  }
  return concatBytes(...chunks);
}
