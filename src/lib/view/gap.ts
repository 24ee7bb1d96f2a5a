/** How far an answer is from what happened. */

/** Over the places where both are known. */
export interface Gap {
  /** Mean absolute difference. */
  readonly mean: number;
  /** Mean difference, answer minus actual: above 0 the answer is too high. */
  readonly bias: number;
  /** How many places. */
  readonly count: number;
}

/** The gap between two rows of one length; null where they share no known place. */
export function gapOf(
  value: readonly (number | null)[],
  actual: readonly (number | null)[],
): Gap | null {
  const differences = value.flatMap((answer, i) => {
    const known = actual[i];
    return answer === null || known === null || known === undefined ? [] : [answer - known];
  });
  const count = differences.length;
  if (count === 0) return null;
  const sum = (of: (difference: number) => number) =>
    differences.reduce((total, difference) => total + of(difference), 0);
  return { mean: sum(Math.abs) / count, bias: sum((difference) => difference) / count, count };
}

/** A gap in one sentence: how far apart, and to which side; `print` writes a difference. */
export function gapWords(
  { mean, bias, count }: Gap,
  names: { readonly value: string; readonly actual: string },
  print: (value: number) => string,
): string {
  const nothing = print(0);
  const apart = print(mean);
  const side = bias > 0 ? 'too high' : 'too low';
  if (apart === nothing) return `No gap: ${names.value} is what ${names.actual} gave.`;
  if (count === 1) return `Gap ${apart}: ${names.value} is ${apart} ${side}.`;
  const overall =
    print(Math.abs(bias)) === nothing
      ? 'neither too high nor too low overall'
      : `${print(Math.abs(bias))} ${side} overall`;
  return `Mean gap ${apart}: ${names.value} is ${overall}.`;
}
