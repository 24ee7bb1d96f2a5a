/**
 * A piece of a notebook's body: prose, or one fenced cell. `source` is its exact text with what is blank after it.
 * Prose begins anew at every heading of levels 1 to 3 (`#` to `###` at the start of a line).
 */
export interface Slice {
  readonly source: string;
  /** Line of the file at which it begins, from 1. */
  readonly line: number;
  /** Null for prose. */
  readonly fence: { readonly kind: string; readonly body: string; readonly closed: boolean } | null;
}

const OPENING = /^(`{3,}(?=[^`]*$)|~{3,})\s*(.*?)\s*$/;
const CELL = /^skewscope(?:\s+(\S+))?$/;
const HEADING = /^#{1,3}(?:\s|$)/;

/** Lines that belong together: one of prose, or all from a fence's opening to its closing line. */
interface Piece {
  readonly lines: readonly string[];
  /** What the fence is opened by; null for a line of prose. */
  readonly mark: string | null;
  readonly info: string;
  /** False for a fence without an end. */
  readonly closed: boolean;
}

/**
 * Cuts a body into prose and fenced cells (```` ```skewscope KIND ````). Joined, the sources are the body, byte for
 * byte. A fence without an end runs to the end of the text, as in Markdown. Blank lines stay with the
 * slice before them.
 */
export function slices(body: string, firstLine = 1): Slice[] {
  const cut: Slice[] = [];
  let line = firstLine;
  // Whether prose that follows is a new slice.
  let fresh = true;
  for (const piece of pieces(body)) {
    const source = piece.lines.join('');
    const cell = CELL.exec(piece.info);
    const blank = source.trim() === '';
    if (cell) cut.push({ source, line, fence: fenceOf(piece, cell[1] ?? '') });
    else if (cut.length > 0 && (blank || !(fresh || isHeading(piece)))) extend(cut, source);
    else cut.push({ source, line, fence: null });
    fresh = cell !== null || (blank && fresh);
    line += piece.lines.length;
  }
  return cut;
}

/** What closes the fence that a text leaves open; null if it leaves none open. */
export function openFence(body: string): string | null {
  const last = pieces(body).at(-1);
  return last && !last.closed ? last.mark : null;
}

function pieces(body: string): Piece[] {
  const cut: Piece[] = [];
  const lines = body === '' ? [] : body.split(/(?<=\n)/);
  for (let at = 0; at < lines.length;) {
    const [, mark = null, info = ''] = OPENING.exec(lines[at]!) ?? [];
    const end = mark === null ? at + 1 : closing(lines, at, mark);
    const closed = end <= lines.length;
    cut.push({ lines: lines.slice(at, end), mark, info: mark === null ? '' : info, closed });
    at = end;
  }
  return cut;
}

/** The index after the closing line; beyond the last line if there is none. */
function closing(lines: readonly string[], opening: number, mark: string): number {
  for (let at = opening + 1; at < lines.length; at++) {
    const line = lines[at]!.trim();
    if (line.length >= mark.length && line === mark[0]!.repeat(line.length)) return at + 1;
  }
  return lines.length + 1;
}

function fenceOf({ lines, closed }: Piece, kind: string): NonNullable<Slice['fence']> {
  return { kind, body: lines.slice(1, closed ? -1 : undefined).join(''), closed };
}

function isHeading({ lines, mark }: Piece): boolean {
  return mark === null && HEADING.test(lines[0]!);
}

function extend(cut: Slice[], source: string): void {
  const last = cut.at(-1)!;
  cut[cut.length - 1] = { ...last, source: last.source + source };
}
