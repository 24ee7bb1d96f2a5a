import type { Spec } from '#lib/sim/spec.ts';
import type { Parcel } from './parcel.ts';
import type { Job, Pool } from './pool.ts';
import type { RunReply, RunRequest } from './protocol.ts';

/** A run in a worker of its own. */
export interface Runner {
  /** Asks for the next round, whose answer comes to the listener; it may be asked for before the last has come. */
  next(): void;
  /** Stops the run and ends its worker, or takes it out of the queue; nothing more reaches the listener. */
  cancel(): void;
}

/** A run that is wanted, and who hears what it says. */
export interface Order {
  readonly spec: Spec;
  /** The dataset that the spec names, if it names one. */
  readonly parcel?: Parcel | undefined;
  readonly listener: (reply: RunReply) => void;
}

/** How long a cancelled worker may take to stop by itself, in milliseconds. */
const GRACE = 500;

/** After these a worker has nothing more to say. */
const LAST_WORDS: ReadonlySet<RunReply['type']> = new Set(['end', 'failed', 'stopped']);

/**
 * Opens runs that go side by side, each in a worker of its own, as soon as the pool has room for all of them. Each
 * listener hears an opening, then, for each `next()`, steps and a round, at last `end`; a worker that dies is heard
 * as `failed` at the round it was in.
 */
export function openRuns(pool: Pool, orders: readonly Order[]): readonly Runner[] {
  const runs = orders.map((order) => new WorkerRun(order));
  pool.admit(runs);
  return runs.map((run) => ({
    next: () => run.ask({ type: 'next' }),
    cancel() {
      run.fallSilent();
      pool.leave(run);
    },
  }));
}

/** The life of one run: it waits, has a worker, and is over. */
class WorkerRun implements Job {
  #listener: (reply: RunReply) => void;
  readonly #asked: RunRequest[];
  #worker: Worker | null = null;
  #round = 0;
  #ended: () => void = () => undefined;

  constructor({ spec, parcel, listener }: Order) {
    this.#listener = listener;
    this.#asked = [{ type: 'open', spec, parcel }];
  }

  /** What is asked before there is a worker is kept for it. */
  ask(request: RunRequest): void {
    if (this.#worker) this.#worker.postMessage(request);
    else this.#asked.push(request);
  }

  fallSilent(): void {
    this.#listener = () => undefined;
  }

  start(ended: () => void): void {
    this.#ended = ended;
    try {
      const worker = new Worker(new URL('./run.worker.ts', import.meta.url), { type: 'module' });
      this.#worker = worker;
      this.#listenTo(worker);
      for (const request of this.#asked) worker.postMessage(request);
    } catch (error) {
      // Not at once: whoever opened this run has yet to hear that it is open.
      queueMicrotask(() => this.#die((error as Error).message));
    }
  }

  stop(): void {
    this.ask({ type: 'cancel' });
    setTimeout(() => this.#end(), GRACE);
  }

  #listenTo(worker: Worker): void {
    worker.onmessage = ({ data }: MessageEvent<RunReply>) => this.#hear(data);
    worker.onmessageerror = () => this.#die('an answer of it could not be read');
    worker.onerror = (event) => {
      event.preventDefault();
      this.#die(event.message || 'no reason given');
    };
  }

  #hear(reply: RunReply): void {
    if (reply.type === 'step') this.#round = reply.round;
    if (reply.type === 'round') this.#round = reply.report.round + 1;
    if (LAST_WORDS.has(reply.type)) this.#end();
    this.#listener(reply);
  }

  #die(reason: string): void {
    this.#end();
    this.#listener({
      type: 'failed',
      message: `the worker stopped: ${reason}`,
      round: this.#round,
    });
  }

  #end(): void {
    this.#worker?.terminate();
    this.#ended();
  }
}
