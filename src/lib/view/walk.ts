/** Walking through the points of a map with the keyboard. */

const page = 10;

/** Steps of the keys that walk; null for other keys. Infinity means the end. */
const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  PageDown: page,
  PageUp: -page,
  End: Infinity,
  Home: -Infinity,
};

/**
 * The point that a key leads to, from point `from` (null: none yet) through `order`, stopping at its ends.
 * Null when the key does not walk or there is nowhere to go.
 */
export function walk(order: ArrayLike<number>, from: number | null, key: string): number | null {
  const step = steps[key];
  if (step === undefined || order.length === 0) return null;
  const at = from === null ? -1 : Array.prototype.indexOf.call(order, from);
  if (at < 0) return order[step === Infinity ? order.length - 1 : 0];
  return order[Math.min(order.length - 1, Math.max(0, at + step))];
}

/** An owner's order without the points that cannot be pointed at; default: ascending. */
export function walkOrder(
  visible: readonly number[],
  order?: ArrayLike<number>,
): ArrayLike<number> {
  if (!order) return visible;
  const shown = new Set(visible);
  return Array.from(order).filter((i) => shown.has(i));
}
