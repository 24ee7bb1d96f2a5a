/** Mean, lowest and highest of the values that are there; null without any. */
export function spreadOf(values: readonly (number | null)[]) {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  return { mean, low: Math.min(...known), high: Math.max(...known) };
}
