/** Shares of the room that bars to the left and to the right have, so that equal lengths are equal shares. */

/** One direction has at least this much of the room, so that its line is not lost at the edge. */
const LEAST = 0.08;

/** Where the bars begin, and how much of the room a share of 1 takes: all as shares of the room. */
export interface Room {
  readonly zero: number;
  readonly perShare: number;
}

/** Divides the room between the longest bars, given as shares 0 … 1; both 0: in the middle. */
export function roomFor(left: number, right: number): Room {
  const whole = left + right;
  if (whole <= 0) return { zero: 0.5, perShare: 0 };
  const zero = Math.min(1 - LEAST, Math.max(LEAST, left / whole));
  const fits = (length: number, room: number) => (length > 0 ? room / length : Infinity);
  return { zero, perShare: Math.min(fits(left, zero), fits(right, 1 - zero)) };
}
