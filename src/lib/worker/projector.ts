import type {
  AxesJob,
  Basis,
  Geometry,
  GeometryJob,
  NullJob,
  PairJob,
  Placed,
  ProjectReply,
  ProjectRequest,
} from './protocol.ts';

/** The projection worker as the page sees it: lays out and measures features off the page's thread. */
export interface Projector {
  /** Resolves to the two layouts; rejects with an AbortError when cancelled by the signal. */
  pair(job: PairJob, options?: JobOptions): Promise<{ before: Placed; after: Placed }>;
  /** Resolves to two layouts of the same features. */
  nullMotion(job: NullJob, options?: JobOptions): Promise<{ first: Placed; second: Placed }>;
  /** Resolves to what is measured of the features of one stage. */
  geometry(job: GeometryJob, options?: JobOptions): Promise<Geometry>;
  axes(job: AxesJob, options?: JobOptions): Promise<{ placed: Placed; basis: Basis }>;
  /** Ends the worker; what is under way rejects with an AbortError. */
  close(): void;
}

export interface JobOptions {
  readonly signal?: AbortSignal;
  /** Share of the work done, 0 … 1. */
  readonly onprogress?: (share: number) => void;
}

interface Waiting {
  readonly resolve: (reply: ProjectReply) => void;
  readonly reject: (error: Error) => void;
  readonly onprogress: ((share: number) => void) | undefined;
}

/** Starts the projection worker. */
export function startProjector(): Projector {
  const worker = new Worker(new URL('./project.worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  let jobs = 0;

  worker.onmessage = ({ data }: MessageEvent<ProjectReply>) => {
    const job = waiting.get(data.job);
    if (data.type === 'progress') return job?.onprogress?.(data.share);
    waiting.delete(data.job);
    if (data.type === 'failed') job?.reject(new Error(data.message));
    else job?.resolve(data);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    for (const { reject } of waiting.values())
      reject(new Error(`the worker stopped: ${event.message}`));
    waiting.clear();
  };

  function ask<T>(
    request: (job: number) => ProjectRequest,
    { signal, onprogress }: JobOptions = {},
  ): Promise<T> {
    const job = ++jobs;
    return new Promise<T>((resolve, reject) => {
      waiting.set(job, { resolve: resolve as (reply: ProjectReply) => void, reject, onprogress });
      signal?.addEventListener('abort', () => {
        if (!waiting.delete(job)) return;
        worker.postMessage({ type: 'cancel', job } satisfies ProjectRequest);
        reject(cancelled());
      });
      worker.postMessage(request(job));
    });
  }

  return {
    pair: (pair, options) => ask((job) => ({ type: 'pair', job, pair }), options),
    nullMotion: (motion, options) => ask((job) => ({ type: 'null', job, motion }), options),
    async geometry(geometry, options) {
      const reply = await ask<{ geometry: Geometry }>(
        (job) => ({ type: 'geometry', job, geometry }),
        options,
      );
      return reply.geometry;
    },
    axes: (axes, options) => ask((job) => ({ type: 'axes', job, axes }), options),
    close() {
      worker.terminate();
      for (const { reject } of waiting.values()) reject(cancelled());
      waiting.clear();
    },
  };
}

function cancelled(): DOMException {
  return new DOMException('the projection was cancelled', 'AbortError');
}
