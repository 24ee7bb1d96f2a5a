import { parseArgs } from 'node:util';

/** How the bench was called. */
export interface Options {
  /** The parts to run, in the order of the table; all of them by default. */
  readonly names: readonly string[];
  /** One JSON object instead of a table. */
  readonly json: boolean;
}

/**
 * Reads the words of the command line: `--json`, `--only=PART,PART`.
 * @throws Error that names what is not known, and what is.
 */
export function readOptions(words: readonly string[], known: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: { json: { type: 'boolean', default: false }, only: { type: 'string' } },
  });
  const wanted = values.only?.split(',') ?? known;
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new Error(`--only: ${unknown} is not one of ${known.join(', ')}`);
  return { names: known.filter((name) => wanted.includes(name)), json: values.json };
}
