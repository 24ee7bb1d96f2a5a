/** Rows of one shape, column by column: a column of numbers, or columns by name or by place. */
export type Columns = Cells | readonly Columns[] | { readonly [name: string]: Columns };

/** The first number, then the difference of each from the one before it, in steps; null where there is none. */
type Cells = readonly (number | null)[];

/**
 * Rows that hold only numbers and nulls, in groups and lists of the same shape in every row, as columns: few bytes
 * where a number changes little from row to row. Numbers are rounded to 1/steps.
 */
export function columnsOf(rows: readonly unknown[], steps: number): Columns {
  const [first] = rows;
  if (rows.every(isCell)) return differences(rows, steps);
  const column = (name: string | number) =>
    columnsOf(
      rows.map((row) => (row as Record<string | number, unknown>)[name]),
      steps,
    );
  if (Array.isArray(first)) return first.map((_, place) => column(place));
  return Object.fromEntries(Object.keys(first as object).map((name) => [name, column(name)]));
}

/** The rows of `columnsOf`. */
export function rowsOf(columns: Columns, steps: number): unknown[] {
  if (isCells(columns)) return sums(columns, steps);
  const parts = Object.entries(columns).map(([name, part]) => [name, rowsOf(part, steps)] as const);
  const isList = Array.isArray(columns);
  return (parts[0]?.[1] ?? []).map((_, row) =>
    isList
      ? parts.map(([, rows]) => rows[row])
      : Object.fromEntries(parts.map(([name, rows]) => [name, rows[row]])),
  );
}

function differences(values: Cells, steps: number): Cells {
  let last = 0;
  return values.map((value) => {
    if (value === null) return null;
    const difference = Math.round(value * steps) - last;
    last += difference;
    return difference;
  });
}

function sums(differences: Cells, steps: number): Cells & unknown[] {
  let last = 0;
  return differences.map((difference) =>
    difference === null ? null : (last += difference) / steps,
  );
}

function isCell(value: unknown): value is number | null {
  return value === null || typeof value === 'number';
}

function isCells(columns: Columns): columns is Cells {
  return Array.isArray(columns) && columns.every(isCell);
}
