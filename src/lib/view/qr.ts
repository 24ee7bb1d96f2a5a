import { encodeQR } from 'qr';

/** The most bytes of text that a QR code holds. */
export const LONGEST_CODE = 2953;

/** Texts up to this many bytes leave room for more correction: their modules stay large. */
const SHORT = 600;

/** White modules around a code, without which it is not found. */
const QUIET = 4;

/** The modules of a QR code row by row, with its quiet zone; true is dark. Null: the text is longer than codes are. */
export function codeOf(text: string): readonly (readonly boolean[])[] | null {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > LONGEST_CODE) return null;
  return encodeQR(text, 'raw', { ecc: bytes > SHORT ? 'low' : 'medium', border: QUIET });
}

/** The dark modules as one SVG path, a unit each: rows of them in a row are one rectangle. */
export function pathOf(modules: readonly (readonly boolean[])[]): string {
  return modules.flatMap((row, y) => darkRuns(row).map(([x, w]) => rectangle(x, y, w))).join('');
}

function rectangle(x: number, y: number, width: number): string {
  return `M${x} ${y}h${width}v1h-${width}z`;
}

/** Where dark modules begin in a row, and how many follow each other. */
function darkRuns(row: readonly boolean[]): (readonly [number, number])[] {
  return row.flatMap((dark, x) => {
    if (!dark || row[x - 1]) return [];
    const end = row.indexOf(false, x);
    return [[x, (end < 0 ? row.length : end) - x] as const];
  });
}
