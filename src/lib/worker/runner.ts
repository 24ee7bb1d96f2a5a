import type { Spec } from '#lib/sim/spec.ts';
import type { RunReply, RunRequest } from './protocol.ts';

/** A run in a worker of its own. */
export interface Runner {
  /** Asks for the next round; the answer comes to the listener. */
  next(): void;
  /** Stops the run and ends its worker; nothing more reaches the listener. */
  cancel(): void;
}

/** How long a cancelled worker may take to stop by itself, in milliseconds. */
const GRACE = 500;

/**
 * Opens a run in a worker of its own. The listener hears its opening, then, for each `next()`, its
 * steps and its round, at last `end`; a worker that dies is heard as `failed` at the round it was in.
 */
export function startRun(spec: Spec, listener: (reply: RunReply) => void): Runner {
  const worker = new Worker(new URL('./run.worker.ts', import.meta.url), { type: 'module' });
  const ask = (request: RunRequest) => worker.postMessage(request);
  let round = 0;
  worker.onmessage = ({ data }: MessageEvent<RunReply>) => {
    if (data.type === 'step') round = data.round;
    listener(data);
    if (data.type === 'end' || data.type === 'failed') worker.terminate();
  };
  const die = (reason: string) => {
    worker.terminate();
    listener({ type: 'failed', message: `the worker stopped: ${reason}`, round });
  };
  worker.onerror = (event) => {
    event.preventDefault();
    die(event.message || 'no reason given');
  };
  worker.onmessageerror = () => die('an answer of it could not be read');
  ask({ type: 'open', spec });
  return {
    next: () => ask({ type: 'next' }),
    cancel() {
      worker.onmessage = worker.onerror = worker.onmessageerror = null;
      ask({ type: 'cancel' });
      setTimeout(() => worker.terminate(), GRACE);
    },
  };
}
