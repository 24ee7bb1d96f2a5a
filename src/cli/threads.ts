import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Tasks } from './tasks.ts';

/** What a thread is started with. */
export interface Order {
  readonly task: keyof Tasks;
  readonly parameters: readonly unknown[];
}

/** What a thread says. */
export type Word =
  { readonly progress: number } | { readonly result: unknown } | { readonly failure: string };

/** Runs tasks in threads of their own, at most as many at once as there are cores; the others queue. */
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

/** Opens a pool of threads. Each task has a thread, and so an engine, of its own: its memory goes when it ends. */
export function openThreads(most = availableParallelism()): Threads {
  const waiting: (() => void)[] = [];
  let busy = 0;

  async function place(): Promise<void> {
    if (busy >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    busy++;
  }

  function leave(): void {
    busy--;
    waiting.shift()?.();
  }

  return {
    run(task, parameters, onprogress) {
      const work = async () => {
        await place();
        try {
          return await inThread({ task, parameters }, onprogress);
        } finally {
          leave();
        }
      };
      return work() as ReturnType<Tasks[typeof task]>;
    },
  };
}

function inThread(order: Order, onprogress?: (round: number) => void): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./thread.js', import.meta.url), { workerData: order });
    thread.on('message', (word: Word) => {
      if ('progress' in word) onprogress?.(word.progress);
      else if ('result' in word) resolve(word.result);
      else reject(new Error(word.failure));
    });
    thread.on('error', reject);
    thread.on('exit', (code) => reject(new Error(`a thread ended with code ${code}`)));
  });
}
