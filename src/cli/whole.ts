/**
 * The whole number in 1…`most` that an option was given.
 * @throws Error that names the option, the text and what is allowed
 */
export function wholeIn(option: string, text: string, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= most) return number;
  throw new Error(`${option}: ${text} is not a whole number in 1…${most}`);
}
