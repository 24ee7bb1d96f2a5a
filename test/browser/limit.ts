import { setTimeout as pause } from 'node:timers/promises';

/** How long an engine may take to open the page, in milliseconds. */
export const OPENING = 60_000;

/** How long it may take for all runs, in milliseconds. */
export const RUNNING = 240_000;

/**
 * Waits for `work`, at most `ms` milliseconds.
 * @throws Error that says `what` did not come in time; the work itself goes on.
 */
export async function within<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const late = pause(ms, null, { signal: timer.signal }).then(() => {
    throw new Error(`${what}: nothing after ${ms / 1000} s`);
  });
  late.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    timer.abort();
  }
}

/** Tries until it works: what a program that is starting up does not yet answer. */
export async function untilAnswered<T>(what: string, attempt: () => Promise<T>): Promise<T> {
  const end = performance.now() + OPENING;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > end)
        throw new Error(`${what}: no answer after ${OPENING / 1000} s`, { cause: error });
      await pause(100);
    }
  }
}
