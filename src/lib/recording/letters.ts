/** The first letter, `#`: of those before it, two mean something to JSON or are not seen. */
const FIRST = 35;
const BACKSLASH = 92;

/** Values of one plane. */
const RADIX = 64;

/**
 * Whole numbers 0 … 90 as text that JSON leaves as it is, one letter each; larger ones take more bytes. Unlike
 * base64 it leaves gzip the repeats and the frequencies of the numbers.
 */
export function lettersOf(values: ArrayLike<number>): string {
  return Array.from(values, letter).join('');
}

/** The numbers of `lettersOf`. */
export function numbersOf(letters: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: letters.length }, (_, i) => number(letters.charCodeAt(i)));
}

/** Whole numbers below 64^planes, plane by plane: all last digits to the base of 64, then all others. */
export function planesOf(values: ArrayLike<number>, planes: number): string {
  return Array.from({ length: planes }, (_, plane) =>
    lettersOf(Array.from(values, (value) => Math.floor(value / RADIX ** plane) % RADIX)),
  ).join('');
}

/** The numbers of `planesOf`. */
export function fromPlanes(text: string, planes: number): Uint32Array<ArrayBuffer> {
  const count = text.length / planes;
  const values = new Uint32Array(count);
  for (let plane = planes - 1; plane >= 0; plane--) {
    const digits = numbersOf(text.slice(plane * count, (plane + 1) * count));
    digits.forEach((digit, i) => (values[i] = values[i]! * RADIX + digit));
  }
  return values;
}

function letter(value: number): string {
  const code = FIRST + value;
  return String.fromCharCode(code < BACKSLASH ? code : code + 1);
}

function number(code: number): number {
  return (code < BACKSLASH ? code : code - 1) - FIRST;
}
