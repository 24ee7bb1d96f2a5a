import { hexToBytes } from '@noble/hashes/utils.js';
import { createSHA256 } from 'hash-wasm';

/** What the chain starts from: nothing has happened yet. */
export const START = '0'.repeat(64);

/**
 * The next link of a run's hash chain: SHA-256 over the last link, the arrays bit for bit, and a text.
 * @param previous the last link, 64 hexadecimal digits
 * @returns 64 hexadecimal digits
 */
export type Link = (previous: string, arrays: Iterable<Float32Array>, text: string) => string;

/** Makes ready to link; a run hashes some 100 MB. */
export async function openLink(): Promise<Link> {
  const hash = await createSHA256();
  return (previous, arrays, text) => {
    hash.init().update(hexToBytes(previous));
    for (const { buffer, byteOffset, byteLength } of arrays) {
      hash.update(new Uint8Array(buffer, byteOffset, byteLength));
    }
    return hash.update(text).digest('hex');
  };
}
