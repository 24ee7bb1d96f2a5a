/** Numbers as the page prints them: a true minus sign, tabular, no more digits than mean something. */

const minus = '−';

/** With a fixed number of decimals, default 2; '–' for what is not finite. */
export function fixed(value: number, digits = 2): string {
  if (!Number.isFinite(value)) return '–';
  const text = value.toFixed(digits);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', minus);
}

/** With up to four significant digits, without trailing zeros; '–' for what is not finite. */
export function significant(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return Number(value.toPrecision(4)).toString().replace('-', minus);
}

/** With its sign, also above zero. */
export function signed(value: number, digits = 2): string {
  const text = fixed(value, digits);
  return Number(text) > 0 ? `+${text}` : text;
}

/** A number and its unit with a thin space between, so that they are not parted. */
export function withUnit(text: string, unit?: string): string {
  return unit ? `${text}\u202f${unit}` : text;
}

/** What is left of a wait, roughly, as people say it: never a false precision. */
export function timeLeft(seconds: number): string {
  if (seconds < 3) return 'almost done';
  if (seconds < 55) return `about ${Math.ceil(seconds / 5) * 5} s left`;
  if (seconds < 5400) return `about ${Math.round(seconds / 60)} min left`;
  return `about ${Math.round(seconds / 3600)} h left`;
}
