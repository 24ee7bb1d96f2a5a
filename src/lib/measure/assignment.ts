/**
 * The best one-to-one assignment: for every row of `gain` `[n, n]` its column, so that the sum of what is chosen is as
 * large as it can be (Kuhn 1955, the Hungarian method; here by shortest augmenting paths, in O(n³)).
 * Gains are finite.
 */
export function assignment(gain: Float64Array, n: number): Int32Array {
  const prices: Prices = { row: new Float64Array(n), column: new Float64Array(n) };
  const rowAt = new Int32Array(n).fill(-1);
  for (let row = 0; row < n; row++) assignRow(gain, n, row, rowAt, prices);
  const chosen = new Int32Array(n);
  rowAt.forEach((row, column) => (chosen[row] = column));
  return chosen;
}

/** Row and column prices: no cost −gain is below the sum of its two, and every assigned one equals it. */
interface Prices {
  readonly row: Float64Array;
  readonly column: Float64Array;
}

/** Gives a column to one more row, and others to those in its way, along the cheapest path to a free column. */
function assignRow(
  gain: Float64Array,
  n: number,
  start: number,
  rowAt: Int32Array,
  prices: Prices,
): void {
  const reach = new Float64Array(n).fill(Infinity);
  const before = new Int32Array(n).fill(-1);
  const done = new Uint8Array(n);
  let row = start;
  let last = -1;
  let length = 0;
  for (;;) {
    for (let column = 0; column < n; column++) {
      if (done[column]) continue;
      const slack = -gain[row * n + column]! - prices.row[row]! - prices.column[column]!;
      if (length + slack >= reach[column]!) continue;
      reach[column] = length + slack;
      before[column] = last;
    }
    last = nearest(reach, done);
    done[last] = 1;
    length = reach[last]!;
    if (rowAt[last] === -1) break;
    row = rowAt[last]!;
  }
  reprice(prices, rowAt, start, reach, done, length);
  for (let column = last; column !== -1; column = before[column]!)
    rowAt[column] = before[column] === -1 ? start : rowAt[before[column]!]!;
}

function nearest(reach: Float64Array, done: Uint8Array): number {
  let best = -1;
  for (let column = 0; column < reach.length; column++)
    if (!done[column] && (best === -1 || reach[column]! < reach[best]!)) best = column;
  return best;
}

function reprice(
  { row, column }: Prices,
  rowAt: Int32Array,
  start: number,
  reach: Float64Array,
  done: Uint8Array,
  length: number,
): void {
  row[start]! += length;
  for (let at = 0; at < reach.length; at++) {
    if (!done[at]) continue;
    const change = length - reach[at]!;
    column[at]! -= change;
    if (rowAt[at] !== -1) row[rowAt[at]!]! += change;
  }
}
