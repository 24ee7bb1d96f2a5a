/** A piece of a notebook's body: prose, or one fenced cell. `source` is its exact text with what is blank after it. */
export interface Slice {
  readonly source: string;
  /** Line of the file at which it begins, from 1. */
  readonly line: number;
  /** Null for prose. */
  readonly fence: { readonly kind: string; readonly body: string; readonly closed: boolean } | null;
}

const OPENING = /^(`{3,}|~{3,})\s*(.*?)\s*$/;
const CELL = /^skewscope(?:\s+(\S+))?$/;

/**
 * Cuts a body into prose and fenced cells (```` ```skewscope KIND ````). Joined, the sources are the body, byte for
 * byte. A fence without an end runs to the end of the text, as in Markdown.
 */
export function slices(body: string, firstLine = 1): Slice[] {
  const cut: Slice[] = [];
  let prose: string[] = [];
  const lines = body.split(/(?<=\n)/);
  const flush = (end: number) => {
    if (prose.length)
      push(cut, { source: prose.join(''), line: firstLine + end - prose.length, fence: null });
    prose = [];
  };
  for (let at = 0; at < lines.length;) {
    const opening = OPENING.exec(lines[at]!);
    const end = opening ? closing(lines, at, opening[1]!) : at + 1;
    const cell = opening && CELL.exec(opening[2]!);
    if (cell) {
      flush(at);
      const closed = end <= lines.length;
      const body = lines.slice(at + 1, closed ? end - 1 : end).join('');
      cut.push({
        source: lines.slice(at, end).join(''),
        line: firstLine + at,
        fence: { kind: cell[1] ?? '', body, closed },
      });
    } else prose.push(...lines.slice(at, end));
    at = Math.min(end, lines.length);
  }
  flush(lines.length);
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

/** Blank lines alone are no cell: they stay with the slice before them. */
function push(cut: Slice[], slice: Slice): void {
  const last = cut.at(-1);
  if (last && slice.source.trim() === '')
    cut[cut.length - 1] = { ...last, source: last.source + slice.source };
  else cut.push(slice);
}
