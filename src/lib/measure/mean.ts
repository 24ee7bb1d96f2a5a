/** The mean of the numbers of a list; nulls are left out, and the mean of nothing is null. */
export function mean(values: Iterable<number | null>): number | null {
  let sum = 0;
  let count = 0;
  for (const value of values) {
    if (value === null) continue;
    sum += value;
    count++;
  }
  return count ? sum / count : null;
}
