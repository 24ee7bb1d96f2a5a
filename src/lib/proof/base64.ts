import { shown } from '#lib/sim/fields.ts';
import { LinkError } from './proof.ts';

/** The digits of base64url (RFC 4648, section 5), of six bits each. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const NONE = 255;

/** The value of a digit, by its character code. */
const VALUES = new Uint8Array(128).fill(NONE);
[...DIGITS].forEach((digit, value) => (VALUES[digit.charCodeAt(0)] = value));

/** Bytes in base64url, without padding. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 6; bits -= 6) text += DIGITS[(held >>> (bits - 6)) & 63];
    held &= 63;
  }
  return bits ? text + DIGITS[(held << (6 - bits)) & 63] : text;
}

/**
 * The bytes of base64url without padding; bits that make no whole byte at the end are left out.
 * @throws LinkError that names the first character that is no digit.
 */
export function fromBase64(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let at = 0;
  let bits = 0;
  let held = 0;
  for (let i = 0; i < text.length; i++) {
    const value = VALUES[text.charCodeAt(i)] ?? NONE;
    if (value === NONE) {
      throw new LinkError(
        `the link has ${shown(text[i])} in it, and only letters, digits, - and _ are allowed`,
      );
    }
    held = ((held << 6) | value) & 0x3fff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (held >>> bits) & 255;
  }
  return bytes;
}
