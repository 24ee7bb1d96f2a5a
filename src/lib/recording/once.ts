/** Finds what some names lead to, once for the same names; a failure is forgotten, so that it can be tried again. */
export function once<N extends string[], T>(
  find: (...names: N) => Promise<T>,
): (...names: N) => Promise<T> {
  const found = new Map<string, Promise<T>>();
  return (...names) => {
    const key = names.join(' ');
    const known = found.get(key);
    if (known) return known;
    const asked = find(...names);
    found.set(key, asked);
    asked.catch(() => found.delete(key));
    return asked;
  };
}
