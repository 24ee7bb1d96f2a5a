import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** What the chain starts from: nothing has happened yet. */
export const START = '0'.repeat(64);

/**
 * The next link of a run's hash chain: SHA-256 over the last link, the arrays bit for bit, and a text.
 * @param previous the last link, 64 hexadecimal digits
 * @returns 64 hexadecimal digits
 */
export function link(previous: string, arrays: Iterable<Float32Array>, text: string): string {
  const hash = sha256.create().update(hexToBytes(previous));
  for (const { buffer, byteOffset, byteLength } of arrays) {
    hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  }
  return bytesToHex(hash.update(utf8ToBytes(text)).digest());
}
