import { applySetting, readSetting, type Setting } from '#lib/notebook/settings.ts';
import type { Difference } from '#lib/notebook/difference.ts';

/** A field of the spec, with the values that it takes in turn. */
export interface Varied {
  readonly path: string;
  readonly values: readonly unknown[];
}

/** One point of a grid: the values of what is varied, in its order, and the seed. */
export interface GridPoint {
  readonly settings: readonly Setting[];
  readonly seed: number;
}

const SEED = 'seed';
const SEEDS = 2 ** 32;

/** A string of JSON, or one character. */
const TOKEN = /"(?:[^"\\]|\\.)*"|./gsu;

/**
 * Reads `path=a,b,c`. Each value is JSON or a word; the commas of a list, `path=["mlp-s"],["cnn-s","cnn-l"]`, part nothing.
 * @throws Error that names what is not a path, or the value that is missing or there twice
 */
export function readVaried(text: string): Varied {
  const { path } = readSetting(text);
  if (path === SEED) throw new Error(`${text}: seeds are varied by --seeds`);
  const parts = partsOf(text.slice(text.indexOf('=') + 1));
  if (parts.includes('')) throw new Error(`${text}: a value is missing`);
  const values = parts.map((part) => readSetting(`${path}=${part}`).value);
  const twice = values.find((value, i) => values.map(plain).indexOf(plain(value)) < i);
  if (twice !== undefined) throw new Error(`${text}: ${plain(twice)} is there twice`);
  return { path, values };
}

/** Every combination of values with so many seeds from `seed` on; the last varied path changes before the others, the seed before all. */
export function gridOf(varied: readonly Varied[], seed: number, seeds: number): GridPoint[] {
  const combinations = varied.reduce<Setting[][]>(
    (grid, { path, values }) =>
      grid.flatMap((settings) => values.map((value) => [...settings, { path, value }])),
    [[]],
  );
  return combinations.flatMap((settings) =>
    Array.from({ length: seeds }, (_, i) => ({ settings, seed: (seed + i) % SEEDS })),
  );
}

/** A point's difference from the default spec, upon the one that all points share. */
export function differenceAt({ settings, seed }: GridPoint, shared: Difference): Difference {
  return [...settings, { path: SEED, value: seed }].reduce(applySetting, shared);
}

/** A point as it is written: `method.rounds=20 seed=1`. */
export function pointName({ settings, seed }: GridPoint): string {
  return [...settings.map(({ path, value }) => `${path}=${plain(value)}`), `${SEED}=${seed}`].join(
    ' ',
  );
}

/** A value as `--set` and `--vary` take it. */
export function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Parts at the commas that stand in no list, group or string. */
function partsOf(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === ',' && depth === 0) {
      parts.push('');
      continue;
    }
    if ('[{'.includes(token)) depth++;
    if (']}'.includes(token)) depth--;
    parts.push(parts.pop()! + token);
  }
  return parts.map((part) => part.trim());
}
