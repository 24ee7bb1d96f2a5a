import { reportOf } from '#lib/recording/report.ts';
import { federate } from '#lib/sim/data/federate.ts';
import { glyphs } from '#lib/sim/data/glyphs.ts';
import type { Source } from '#lib/sim/data/source.ts';
import { openingOf } from '#lib/sim/opening.ts';
import { type Event, run, RunError } from '#lib/sim/run.ts';
import type { Opening } from '#lib/sim/snapshot.ts';
import type { Spec } from '#lib/sim/spec.ts';
import type { RunReply, RunRequest } from './protocol.ts';

/** What the service needs of its host, a worker. */
export interface Host {
  /** Starts the engine. */
  start(): Promise<void>;
  post(reply: RunReply): void;
  /** Lets waiting messages in. */
  breathe(): Promise<void>;
  /** Ends the host. */
  close(): void;
}

/**
 * One run behind messages: opened once, then one round for every `next`. Between two steps it lets
 * messages in, so that a cancel is heard within a step.
 */
export function serveRun(host: Host): (request: RunRequest) => Promise<void> {
  let opened: { opening: Opening; events: AsyncGenerator<Event, void> } | null = null;
  let round = 0;
  let cancelled = false;
  let queue = Promise.resolve();

  async function open(spec: Spec): Promise<void> {
    await host.start();
    if (cancelled) return;
    const federation = federate(spec, sourceOf(spec));
    opened = { opening: openingOf(spec, federation), events: run(spec, federation) };
    host.post({ type: 'opening', opening: opened.opening });
  }

  async function next(): Promise<void> {
    while (opened && !cancelled) {
      const { value, done } = await opened.events.next();
      if (done) return host.post({ type: 'end' });
      if (value.kind === 'round') {
        return host.post({ type: 'round', report: reportOf(opened.opening, value.snapshot) });
      }
      round = value.round;
      host.post({ type: 'step', round, step: value.step });
      await host.breathe();
    }
  }

  async function stop(): Promise<void> {
    await opened?.events.return();
    host.close();
  }

  function fail(error: Error): void {
    opened = null;
    const at = error instanceof RunError ? error.round : round;
    host.post({ type: 'failed', message: error.message, round: at });
  }

  function answer(request: RunRequest): Promise<void> {
    switch (request.type) {
      case 'open':
        return open(request.spec);
      case 'next':
        return next();
      case 'cancel':
        return stop();
    }
  }

  return (request) => {
    if (request.type === 'cancel') cancelled = true;
    queue = queue.then(() => answer(request)).catch(fail);
    return queue;
  };
}

function sourceOf(spec: Spec): Source {
  if (spec.data.source === 'glyphs') return glyphs(spec);
  throw new Error('data.source: "file" is not available here, only "glyphs"');
}
