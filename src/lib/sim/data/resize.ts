/** Writes an image resized to side × side, grey 0 … 1. */
export type Resize = (image: Uint8Array, into: Float32Array) => void;

/** What one target pixel takes along one axis: shares of consecutive source pixels, of sum 1. */
interface Span {
  readonly from: number;
  readonly shares: readonly number[];
}

/**
 * Box-mean resizing from rows × columns bytes to side × side, at any ratio: each target pixel is the mean over
 * the area that it covers, source pixels weighted by their part in it. 0 … 255 becomes 0 … 1.
 */
export function resizing(rows: number, columns: number, side: number): Resize {
  const [down, across] = [spans(rows, side), spans(columns, side)];
  return (image, into) => {
    for (let i = 0; i < side * side; i++) {
      into[i] = mean(image, columns, down[(i / side) | 0]!, across[i % side]!) / 255;
    }
  };
}

function mean(image: Uint8Array, columns: number, down: Span, across: Span): number {
  let sum = 0;
  for (let row = 0; row < down.shares.length; row++) {
    const start = (down.from + row) * columns + across.from;
    let line = 0;
    for (let column = 0; column < across.shares.length; column++) {
      line += across.shares[column]! * image[start + column]!;
    }
    sum += down.shares[row]! * line;
  }
  return sum;
}

/** In units of 1/side of a source pixel all borders are whole numbers, so no share is lost to rounding. */
function spans(length: number, side: number): Span[] {
  return Array.from({ length: side }, (_, i) => {
    const [start, end] = [i * length, (i + 1) * length];
    const from = Math.floor(start / side);
    const to = Math.ceil(end / side);
    const shares = Array.from({ length: to - from }, (_, j) => {
      const pixel = (from + j) * side;
      return (Math.min(end, pixel + side) - Math.max(start, pixel)) / length;
    });
    return { from, shares };
  });
}
