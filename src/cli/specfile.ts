import { readFile } from 'node:fs/promises';
import type { Difference } from '#lib/notebook/difference.ts';
import { applySetting, readSetting, type Setting } from '#lib/notebook/settings.ts';
import { UsageError } from './usage.ts';

/** A spec as it is written: the difference from the default, from a file (`-`: standard input) and settings `path=value`. */
export async function readSpecOf(
  file: string | undefined,
  settings: readonly string[],
): Promise<Difference> {
  const written = file === undefined ? {} : parse(await text(file), file);
  return settings.map(setting).reduce(applySetting, written);
}

/** A pair of `--set`. @throws UsageError if it is none */
export function setting(pair: string): Setting {
  try {
    return readSetting(pair);
  } catch (error) {
    throw new UsageError(`--set ${(error as Error).message}`);
  }
}

async function text(file: string): Promise<string> {
  try {
    return await readFile(file === '-' ? '/dev/stdin' : file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

function parse(json: string, file: string): Difference {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new UsageError(`${file} is not JSON: ${(error as Error).message}`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Difference;
  throw new UsageError(`${file} is not a JSON object`);
}
