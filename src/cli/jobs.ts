import { availableParallelism } from 'node:os';
import { placesOn } from '#lib/worker/pool.ts';
import { wholeIn } from './whole.ts';

const MOST_JOBS = 64;

/** The option of every command that runs something. */
export const JOBS_OPTION = { jobs: { type: 'string' } } as const;

/** What `--help` says of it. */
export const JOBS_HELP = `  --jobs N                run N at once, in threads (all cores, 8 at most)`;

/**
 * How many runs go at once, as `--jobs` says: 1…64. By default as many as there are cores, 8 at most: here no page
 * needs one for itself.
 * @throws Error for anything else
 */
export function readJobs(text: string | undefined): number {
  return text === undefined ? placesOn(availableParallelism()) : wholeIn('--jobs', text, MOST_JOBS);
}
