import { type Report, reportOf } from '#lib/recording/report.ts';
import { federate } from '#lib/sim/data/federate.ts';
import { fileSource } from '#lib/sim/data/file.ts';
import { glyphs } from '#lib/sim/data/glyphs.ts';
import type { Source } from '#lib/sim/data/source.ts';
import { openingOf } from '#lib/sim/opening.ts';
import { type Run, run, RunError } from '#lib/sim/run.ts';
import { stopped } from '#lib/sim/run-error.ts';
import type { Federation } from '#lib/sim/federation.ts';
import type { Opening } from '#lib/sim/snapshot.ts';
import type { Spec } from '#lib/sim/spec.ts';
import type { Trained } from '#lib/sim/trained.ts';
import { type Parcel, unpack } from './parcel.ts';
import type { RunReply, RunRequest } from './protocol.ts';

/** What the service needs of its host, a worker. */
export interface Host {
  /** Starts the engine. */
  start(): Promise<void>;
  /** Sends a reply; the memory of `moved` goes with it instead of being copied. */
  post(reply: RunReply, moved?: readonly ArrayBuffer[]): void;
  /** Lets waiting messages in. */
  breathe(): Promise<void>;
  /** Milliseconds since some fixed time. */
  now(): number;
  /** Ends the host. */
  close(): void;
}

/** A step is told when nothing was for so long, in milliseconds: a fast run does not keep the page busy. */
const SILENCE = 200;

/**
 * One run behind messages: opened once, then one round for every `next`. Between two steps it lets
 * messages in, so that a cancel is heard within a step.
 */
export function serveRun(host: Host): (request: RunRequest) => Promise<void> {
  let opened: { opening: Opening; events: Run } | null = null;
  let round = 0;
  let told = host.now();
  let cancelled = false;
  let queue = Promise.resolve();

  async function open(spec: Spec, parcel: Parcel | undefined): Promise<void> {
    // The engine's start is mostly waiting: meanwhile the samples are drawn.
    const [, federation] = await Promise.all([host.start(), federated(spec, parcel)]);
    if (cancelled) return;
    opened = { opening: openingOf(spec, federation), events: run(spec, federation) };
    host.post({ type: 'opening', opening: opened.opening });
  }

  async function next(): Promise<void> {
    while (opened && !cancelled) {
      const { value, done } = await opened.events.next();
      if (done) return end(value);
      if (value.kind === 'round') {
        const report = reportOf(opened.opening, value.snapshot);
        told = host.now();
        return host.post({ type: 'round', report }, buffersOf(report));
      }
      round = value.round;
      tell(value.step);
      await host.breathe();
    }
  }

  function end(trained: Trained | null): void {
    // A run that was stopped has said its last word.
    if (trained) host.post({ type: 'end', trained }, memoryOf(trained));
  }

  function tell(step: number): void {
    if (host.now() - told < SILENCE) return;
    told = host.now();
    host.post({ type: 'step', round, step });
  }

  async function stop(): Promise<void> {
    await opened?.events.return(null);
    host.post({ type: 'stopped' });
    host.close();
  }

  function fail(error: Error): void {
    opened = null;
    const why = stopped(error, round) as Error;
    const at = why instanceof RunError ? why.round : round;
    host.post({ type: 'failed', message: why.message, round: at });
  }

  function answer(request: RunRequest): Promise<void> {
    switch (request.type) {
      case 'open':
        return open(request.spec, request.parcel);
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

/** The memory of a kept round: nothing of it is used again where it was computed. */
function buffersOf({ kept }: Report): ArrayBuffer[] {
  if (!kept) return [];
  const { entropy, client, server } = kept.test;
  const features = Object.values(kept.features ?? {}).map(({ values }) => values);
  const arrays = [entropy, client, server, ...features].filter((array) => array !== null);
  return [...new Set(arrays.map(({ buffer }) => buffer as ArrayBuffer))];
}

/** The memory of trained models: nobody has them where they were trained. */
function memoryOf({ fleets, server }: Trained): ArrayBuffer[] {
  const parameters = [...fleets.flatMap(({ weights }) => weights), ...Object.values(server).flat()];
  return parameters.map(({ values }) => values.buffer as ArrayBuffer);
}

async function federated(spec: Spec, parcel: Parcel | undefined): Promise<Federation> {
  return federate(spec, await sourceOf(spec, parcel));
}

async function sourceOf(spec: Spec, parcel: Parcel | undefined): Promise<Source> {
  if (spec.data.source === 'glyphs') return glyphs(spec);
  if (!parcel) throw new Error(`data.sha256: nobody gave the dataset ${spec.data.sha256}`);
  return fileSource(await unpack(parcel), spec);
}
