import { Worker } from 'node:worker_threads';
import { type Job, openPool } from '#lib/worker/pool.ts';
import type { Tasks } from './tasks.ts';

/** What a thread is started with. */
export interface Order {
  readonly task: keyof Tasks;
  readonly parameters: readonly unknown[];
}

/** What a thread says. */
export type Word =
  { readonly progress: number } | { readonly result: unknown } | { readonly failure: string };

/** Runs tasks in threads of their own, so many at once; the others queue. */
export interface Threads {
  run<T extends keyof Tasks>(
    task: T,
    parameters: PlainParameters<T>,
    onprogress?: (round: number) => void,
  ): ReturnType<Tasks[T]>;
}

type PlainParameters<T extends keyof Tasks> = T extends 'trial'
  ? [Parameters<Tasks['trial']>[0], Parameters<Tasks['trial']>[1]]
  : Parameters<Tasks[T]>;

/**
 * Does work with a pool of `jobs` threads. Each task has a thread, and so an engine, of its own: its memory goes when
 * it ends. When the work fails, what else runs or waits is given up at once.
 */
export async function withThreads<T>(
  jobs: number,
  work: (threads: Threads) => Promise<T>,
): Promise<T> {
  const pool = openPool(jobs);
  const tasks: Job[] = [];
  const run = (order: Order, onprogress?: (round: number) => void) =>
    new Promise<unknown>((resolve, reject) => {
      const task = inThread(order, { resolve, reject, onprogress });
      tasks.push(task);
      pool.admit([task]);
    });
  try {
    return await work({
      run: (task, parameters, onprogress) =>
        run({ task, parameters }, onprogress) as ReturnType<Tasks[typeof task]>,
    });
  } finally {
    for (const task of tasks) pool.leave(task);
  }
}

interface Heard {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onprogress: ((round: number) => void) | undefined;
}

/** An order as a job of the pool. */
function inThread(order: Order, { resolve, reject, onprogress }: Heard): Job {
  let thread: Worker;
  const hear = (word: Word) => {
    if ('progress' in word) onprogress?.(word.progress);
    else if ('result' in word) resolve(word.result);
    else reject(new Error(word.failure));
  };
  return {
    start(ended) {
      try {
        thread = new Worker(new URL('./thread.js', import.meta.url), { workerData: order });
      } catch (error) {
        reject(error as Error);
        return ended();
      }
      thread.on('message', hear);
      thread.on('error', reject);
      thread.on('exit', (code) => {
        reject(new Error(`a thread ended with code ${code}`));
        ended();
      });
    },
    stop: () => void thread.terminate(),
  };
}
