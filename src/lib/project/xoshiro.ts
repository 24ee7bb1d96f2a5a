/** Four words of 32 bits, not all zero. */
export type Words = readonly [number, number, number, number];

/**
 * A fast source of random numbers from four words: every call gives a multiple of 2⁻³² in [0, 1), all alike. xoshiro128**
 * (Blackman and Vigna 2021, "Scrambled linear pseudorandom number generators"), in integer arithmetic.
 */
export function xoshiro(words: Words): () => number {
  let [a, b, c, d] = words;
  return () => {
    const scrambled = Math.imul(turned(Math.imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = turned(d, 11);
    return (scrambled >>> 0) / 4294967296;
  };
}

function turned(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
