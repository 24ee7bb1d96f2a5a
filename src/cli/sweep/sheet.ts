import { open, readFile, rename, writeFile } from 'node:fs/promises';
import { csvLine, readCsv } from './csv.ts';
import { UsageError } from '../usage.ts';

/** A CSV file of results, one row for each spec, that grows as runs end. */
export interface Sheet {
  /** Whether there is a row with this key. */
  has(key: string): boolean;
  /** Appends a row; it is on the disk when the promise resolves. Rows are written one after the other. */
  add(cells: readonly string[]): Promise<void>;
  /** Resolves when every row that was added is on the disk. */
  settled(): Promise<void>;
  /** Puts the rows with these keys in their order, and those with others after them, all at once. */
  order(keys: readonly string[]): Promise<void>;
}

/**
 * Opens a file of results with these columns, of which `key` tells rows apart; one that is not there or empty is begun. A last
 * line that was not written to its end is dropped.
 * @param fixed by name of the column, what stands there in every row; default nothing
 * @throws UsageError for a file that has other columns or is no such file, which is left as it is
 */
export async function openSheet(
  file: string,
  columns: readonly string[],
  key: string,
  fixed: Readonly<Record<string, string>> = {},
): Promise<Sheet> {
  const at = columns.indexOf(key);
  const { rows, bytes } = readRows(file, await textOf(file), columns);
  for (const [name, cell] of Object.entries(fixed)) {
    const other = rows.map((cells) => cells[columns.indexOf(name)]!).find((it) => it !== cell);
    if (other !== undefined)
      throw refused(file, `it has rows of the ${name} ${other}, not ${cell}`);
  }
  const written = new Map<string, readonly string[]>(rows.map((cells) => [cells[at]!, cells]));
  const append = await appender(file, bytes);
  if (bytes === 0) await append(csvLine(columns));
  let last = Promise.resolve();
  return {
    has: (key) => written.has(key),
    add(cells) {
      written.set(cells[at]!, cells);
      return (last = last.then(() => append(csvLine(cells))));
    },
    settled: () => last,
    async order(keys) {
      await last;
      const known = new Set(keys);
      const others = [...written.keys()].filter((key) => !known.has(key));
      const there = [...keys, ...others].filter((key) => written.has(key));
      const ordered = there.map((key) => written.get(key)!);
      await replace(file, [columns, ...ordered].map(csvLine).join(''));
    },
  };
}

/** The rows that are whole, and how many bytes they take with the names of the columns. */
function readRows(file: string, text: string, columns: readonly string[]) {
  const head = csvLine(columns);
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole === '' && head.startsWith(text)) return { rows: [], bytes: 0 };
  const [names, ...rows] = parsed(file, whole);
  if (names?.join() !== columns.join()) {
    const found = names ? `has the columns ${names.join(', ')}` : 'has no columns';
    throw refused(file, `${found}, not ${columns.join(', ')}`);
  }
  const short = rows.findIndex((cells) => cells.length !== columns.length);
  if (short >= 0)
    throw refused(file, `row ${short + 1} has ${rows[short]!.length} cells, not ${columns.length}`);
  return { rows, bytes: Buffer.byteLength(whole) };
}

function parsed(file: string, text: string): string[][] {
  try {
    return readCsv(text);
  } catch (error) {
    throw refused(file, (error as Error).message);
  }
}

function refused(file: string, why: string): UsageError {
  return new UsageError(`--out: ${file} is not of this sweep and is left as it is: ${why}`);
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return '';
    throw new UsageError(`--out: ${file} cannot be read (${code})`);
  }
}

/** Cuts the file to so many bytes, and writes what follows through to the disk. */
async function appender(file: string, bytes: number): Promise<(text: string) => Promise<void>> {
  try {
    const handle = await open(file, 'a');
    await handle.truncate(bytes);
    await handle.close();
  } catch (error) {
    throw new UsageError(
      `--out: ${file} cannot be written (${(error as NodeJS.ErrnoException).code})`,
    );
  }
  return (text) => writeFile(file, text, { flag: 'a', flush: true });
}

/** Another content for a file: whoever opens it finds the old one or the new one, whole. */
async function replace(file: string, text: string): Promise<void> {
  const draft = `${file}.new`;
  await writeFile(draft, text, { flush: true });
  await rename(draft, file);
}
