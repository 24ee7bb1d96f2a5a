import { parentPort, workerData } from 'node:worker_threads';
import { tasks } from './tasks.ts';
import type { Order, Word } from './threads.ts';

/** A thread of the command line: carries out the one order that it was started with, and ends. */
const { task, parameters } = workerData as Order;
const say = (word: Word) => parentPort!.postMessage(word);
try {
  const work = tasks[task] as (...parameters: unknown[]) => Promise<unknown>;
  say({ result: await work(...parameters, (progress: number) => say({ progress })) });
} catch (error) {
  say({ failure: (error as Error).message });
}
