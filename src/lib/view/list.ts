/** Lists with one place changed. */

/** The list with the item at `from` standing at `to`, the others in their order. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  return without(items, from).toSpliced(to, 0, items[from]);
}

/** The list without the item at a place. */
export function without<T>(items: readonly T[], at: number): T[] {
  return items.toSpliced(at, 1);
}
