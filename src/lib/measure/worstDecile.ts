import { mean } from './mean.ts';

/**
 * The mean of the lowest tenth of the numbers, one of them at least (as Li, Sanjabi, Beirami and Smith 2020 report
 * fairness over clients); nulls are left out, and of nothing it is null.
 */
export function worstDecile(values: Iterable<number | null>): number | null {
  const ascending = [...values].filter((value) => value !== null).sort((a, b) => a - b);
  return mean(ascending.slice(0, Math.max(1, Math.round(ascending.length / 10))));
}
