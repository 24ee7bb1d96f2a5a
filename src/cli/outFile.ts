import { open } from 'node:fs/promises';
import { UsageError } from './usage.ts';

/**
 * Opens the file that an option names before anything runs, so that no result is lost.
 * @throws UsageError if nothing can be written there
 */
export async function openOut(option: string, file: string | undefined): Promise<void> {
  if (file === undefined) return;
  try {
    await (await open(file, 'a')).close();
  } catch (error) {
    throw new UsageError(
      `${option}: ${file} cannot be written (${(error as NodeJS.ErrnoException).code})`,
    );
  }
}
