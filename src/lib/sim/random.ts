import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { ln } from './exact.ts';

/** Multipliers and key increments of Philox4x32. */
const M0 = 0xd2511f53;
const M1 = 0xcd9e8d57;
const W0 = 0x9e3779b9;
const W1 = 0xbb67ae85;

/** A part of a stream's name; `1` and `"1"` are different names. */
export type Name = string | number;

/**
 * The stream of random numbers with this seed and name. Different names give independent streams, and
 * drawing from one never shifts another: `stream(seed, 'deck', 3)` is the same whatever else was drawn.
 */
export function stream(seed: number, ...name: Name[]): Stream {
  return new Stream(JSON.stringify([seed, ...name]));
}

/** An endless sequence of random numbers, in integer arithmetic: the same in every engine. */
export class Stream {
  readonly #key: readonly [number, number];
  readonly #counter = new Uint32Array(4);
  readonly #block = new Uint32Array(4);
  #used = 4;
  /** The second of two normal numbers drawn together; NaN when it has been given. */
  #spare = NaN;

  /** The name is hashed: 64 bits are the key, 64 the upper half of the counter, so that no two streams overlap. */
  constructor(name: string) {
    const hash = new DataView(sha256(utf8ToBytes(name)).buffer);
    this.#key = [hash.getUint32(0), hash.getUint32(4)];
    this.#counter.set([0, 0, hash.getUint32(8), hash.getUint32(12)]);
  }

  /** A whole number in 0 … 2³² − 1, all alike. */
  uint32(): number {
    if (this.#used === 4) this.#refill();
    return this.#block[this.#used++]!;
  }

  /** A multiple of 2⁻⁵³ in [0, 1), all alike. */
  uniform(): number {
    const high = this.uint32() >>> 5;
    return (high * 67108864 + (this.uint32() >>> 6)) / 9007199254740992;
  }

  /**
   * A whole number in 0 … n − 1, all exactly alike.
   * @throws RangeError if n is not a whole number in 1 … 2³².
   */
  below(n: number): number {
    if (!Number.isInteger(n) || n < 1 || n > 4294967296) {
      throw new RangeError(`below: ${n} is not a whole number in 1…4294967296`);
    }
    const fair = 4294967296 - (4294967296 % n);
    let x = this.uint32();
    while (x >= fair) x = this.uint32();
    return x % n;
  }

  /** A number of the standard normal distribution (polar method, Marsaglia and Bray 1964). */
  normal(): number {
    const spare = this.#spare;
    if (!Number.isNaN(spare)) {
      this.#spare = NaN;
      return spare;
    }
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const stretch = Math.sqrt((-2 * ln(square)) / square);
      this.#spare = y * stretch;
      return x * stretch;
    }
  }

  /** A new list of the same items in random order (Fisher and Yates), every order alike. */
  shuffled<T>(list: Iterable<T>): T[] {
    const items = [...list];
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [items[i], items[j]] = [items[j]!, items[i]!];
    }
    return items;
  }

  #refill(): void {
    const counter = this.#counter;
    philox(counter, this.#key, this.#block);
    counter[0]!++;
    if (counter[0] === 0) counter[1]!++;
    this.#used = 0;
  }
}

/**
 * Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3"): four
 * random words from a counter of four words and a key of two, written to `into`.
 */
export function philox(
  counter: ArrayLike<number>,
  key: readonly [number, number],
  into: Uint32Array,
): void {
  let a = counter[0]!;
  let b = counter[1]!;
  let c = counter[2]!;
  let d = counter[3]!;
  let k0 = key[0];
  let k1 = key[1];
  for (let round = 0; round < 10; round++) {
    const high0 = highProduct(M0, a);
    const high1 = highProduct(M1, c);
    const low0 = Math.imul(M0, a);
    a = high1 ^ b ^ k0;
    b = Math.imul(M1, c);
    c = high0 ^ d ^ k1;
    d = low0;
    k0 = (k0 + W0) | 0;
    k1 = (k1 + W1) | 0;
  }
  into[0] = a;
  into[1] = b;
  into[2] = c;
  into[3] = d;
}

/** The upper 32 of the 64 bits of x · y, unsigned, from products of halves: no sum here leaves 32 bits. */
function highProduct(x: number, y: number): number {
  const x1 = x >>> 16;
  const x0 = x & 0xffff;
  const y1 = y >>> 16;
  const y0 = y & 0xffff;
  const middle = (Math.imul(x1, y0) + (Math.imul(x0, y0) >>> 16)) | 0;
  const cross = (Math.imul(x0, y1) + (middle & 0xffff)) | 0;
  return (Math.imul(x1, y1) + (middle >>> 16) + (cross >>> 16)) | 0;
}
