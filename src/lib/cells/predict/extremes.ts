/** The clients whose value is the lowest or the highest; nobody if no client has one. */
export function extremes(
  values: readonly (number | null)[],
  which: 'lowest' | 'highest',
): number[] {
  const known = values.filter((value) => value !== null);
  const extreme = which === 'lowest' ? Math.min(...known) : Math.max(...known);
  return values.flatMap((value, client) => (value === extreme ? [client] : []));
}
