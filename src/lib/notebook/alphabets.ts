/** Where an alphabet of mathematical letters begins in Unicode: capitals, small letters, digits. */
interface Alphabet {
  readonly capital: number;
  readonly small: number;
  readonly digit?: number;
}

const ALPHABETS: Readonly<Record<string, Alphabet>> = {
  bold: { capital: 0x1d400, small: 0x1d41a, digit: 0x1d7ce },
  italic: { capital: 0x1d434, small: 0x1d44e },
  'bold-italic': { capital: 0x1d468, small: 0x1d482 },
  script: { capital: 0x1d49c, small: 0x1d4b6 },
  fraktur: { capital: 0x1d504, small: 0x1d51e },
  'double-struck': { capital: 0x1d538, small: 0x1d552, digit: 0x1d7d8 },
  'sans-serif': { capital: 0x1d5a0, small: 0x1d5ba, digit: 0x1d7e2 },
  'bold-sans-serif': { capital: 0x1d5d4, small: 0x1d5ee, digit: 0x1d7ec },
  'sans-serif-italic': { capital: 0x1d608, small: 0x1d622 },
  monospace: { capital: 0x1d670, small: 0x1d68a, digit: 0x1d7f6 },
};

/** Letters that had their place in Unicode before their alphabet had one. */
const EARLIER: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  italic: { h: 'ℎ' },
  script: {
    ...{ B: 'ℬ', E: 'ℰ', F: 'ℱ', H: 'ℋ', I: 'ℐ', L: 'ℒ', M: 'ℳ', R: 'ℛ' },
    ...{ e: 'ℯ', g: 'ℊ', o: 'ℴ' },
  },
  fraktur: { C: 'ℭ', H: 'ℌ', I: 'ℑ', R: 'ℜ', Z: 'ℨ' },
  'double-struck': { C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ' },
};

/** Latin letters and digits in a variant of MathML; what the variant does not have stays as it is. */
export function inVariant(text: string, variant: string): string {
  const alphabet = ALPHABETS[variant];
  if (!alphabet) return text;
  return [...text].map((sign) => EARLIER[variant]?.[sign] ?? letter(sign, alphabet)).join('');
}

function letter(sign: string, { capital, small, digit }: Alphabet): string {
  const from = (start: number, first: string) =>
    String.fromCodePoint(start + sign.codePointAt(0)! - first.codePointAt(0)!);
  if (/^[A-Z]$/.test(sign)) return from(capital, 'A');
  if (/^[a-z]$/.test(sign)) return from(small, 'a');
  return digit !== undefined && /^[0-9]$/.test(sign) ? from(digit, '0') : sign;
}
