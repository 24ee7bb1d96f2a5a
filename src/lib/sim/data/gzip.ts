import { Gunzip } from 'fflate';

/** Bytes pushed into the inflater at once: at a ratio of 1032 at most, one push makes 68 MB. */
const PIECE = 65536;

/** Whether these bytes begin as a gzip file does. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Inflates a gzip file of one member, checked against its length and CRC-32.
 * @throws Error if it is corrupt, cut off, or inflates to more than `most` bytes (found while inflating).
 */
export function gunzip(bytes: Uint8Array, most: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const inflater = new Gunzip((chunk) => {
    length += chunk.length;
    if (length > most) throw new RangeError(`gzip: inflates to more than ${most} bytes`);
    chunks.push(chunk);
  });
  try {
    for (let at = 0; at < bytes.length; at += PIECE) {
      inflater.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
    }
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new Error(`gzip: corrupt or cut off (${(error as Error).message})`, { cause: error });
  }
  const whole = joined(chunks, length);
  check(bytes, whole);
  return whole;
}

/** Compares with the trailer: CRC-32 and length modulo 2³² (RFC 1952). */
function check(bytes: Uint8Array, whole: Uint8Array): void {
  if (bytes.length < 18) throw new Error(`gzip: corrupt or cut off (${bytes.length} bytes)`);
  const trailer = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 8, 8);
  if (trailer.getUint32(4, true) !== whole.length % 4294967296) {
    throw new Error(
      `gzip: corrupt or cut off (${whole.length} bytes are not the ${trailer.getUint32(4, true)} it states)`,
    );
  }
  if (trailer.getUint32(0, true) !== crc32(whole))
    throw new Error('gzip: corrupt (its checksum does not match)');
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return ~crc >>> 0;
}
