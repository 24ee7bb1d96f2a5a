import type { Trained } from '#lib/sim/trained.ts';
import type { Asked, AskReply, AskRequest } from './protocol.ts';

/** The asking worker as the page sees it: it keeps trained models and answers images by them. */
export interface Asker {
  /**
   * What models make of images `[n, side × side]`, grey 0 … 1. Models are sent when they are first asked, and again if
   * many others were asked since. Rejects if the worker fails or is closed.
   */
  ask(trained: Trained, images: Float32Array): Promise<Asked>;
  /** Ends the worker; what is under way rejects with an AbortError. */
  close(): void;
}

/** Models that the worker keeps: more than are asked side by side. */
const KEPT = 8;

interface Waiting {
  readonly resolve: (asked: Asked) => void;
  readonly reject: (error: Error) => void;
}

/** Starts the asking worker. */
export function startAsker(): Asker {
  const worker = new Worker(new URL('./ask.worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  const brought = new Map<Trained, number>();
  let numbers = 0;

  const say = (request: AskRequest) => worker.postMessage(request);
  const rejectAll = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };

  worker.onmessage = ({ data }: MessageEvent<AskReply>) => {
    const job = waiting.get(data.job);
    waiting.delete(data.job);
    if (data.type === 'failed') job?.reject(new Error(data.message));
    else job?.resolve(data.asked);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    rejectAll(new Error(`the worker stopped: ${event.message}`));
  };

  function bring(trained: Trained): number {
    const models = ++numbers;
    brought.set(trained, models);
    say({ type: 'bring', models, trained });
    if (brought.size > KEPT) dropOldest();
    return models;
  }

  function dropOldest(): void {
    const [oldest] = brought;
    if (!oldest) return;
    brought.delete(oldest[0]);
    say({ type: 'drop', models: oldest[1] });
  }

  return {
    ask(trained, images) {
      const models = brought.get(trained) ?? bring(trained);
      const job = ++numbers;
      return new Promise((resolve, reject) => {
        waiting.set(job, { resolve, reject });
        say({ type: 'ask', job, models, images });
      });
    },
    close() {
      worker.terminate();
      rejectAll(new DOMException('asking was cancelled', 'AbortError'));
    },
  };
}
