/** Ends a line: RFC 4180. */
const END = '\r\n';

/** A cell, quoted or not, with what ends it. */
const CELL = /^("((?:[^"]|"")*)"|[^",\r\n]*)(,|\r?\n)/;

/** Of all that is written here, no cell comes near it. */
const LONGEST_CELL = 10_000;

/** A row of a CSV file with its end; a cell that needs it is quoted. */
export function csvLine(cells: readonly string[]): string {
  return cells.map(quoted).join(',') + END;
}

/**
 * The rows of a CSV text whose lines are all ended, by `\n` or `\r\n`.
 * @throws Error that names the line at which it is no CSV
 */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let [row, line]: [string[], number] = [[], 1];
  for (let at = 0; at < text.length;) {
    const [whole, cell, inner, end] = CELL.exec(text.slice(at, at + LONGEST_CELL)) ?? [];
    if (whole === undefined) throw new Error(`line ${line} is no CSV`);
    row.push(inner === undefined ? cell! : inner.replaceAll('""', '"'));
    at += whole.length;
    line += whole.split('\n').length - 1;
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
