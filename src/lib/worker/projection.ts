import { type Layout, layout, MAP_SETTINGS, type Making, type MapSettings } from '#lib/project/layout.ts';
import { pca, projected } from '#lib/project/pca.ts';
import type { AxesJob, PairJob, Placed, ProjectReply, ProjectRequest } from './protocol.ts';

/** What the projection service needs of its host, a worker. */
export interface ProjectionHost {
  start(): Promise<void>;
  post(reply: ProjectReply): void;
  /** Lets waiting messages in. */
  breathe(): Promise<void>;
}

/** Lets messages in after this many epochs. */
const EPOCHS_PER_BREATH = 20;

/** Projection behind messages: jobs one after the other; a cancelled one is dropped between two epochs. */
export function serveProjection(host: ProjectionHost): (request: ProjectRequest) => Promise<void> {
  const cancelled = new Set<number>();
  let queue = Promise.resolve();

  async function work(request: Exclude<ProjectRequest, { type: 'cancel' }>): Promise<void> {
    const { job } = request;
    await host.start();
    if (request.type === 'axes') return host.post({ type: 'axes', job, ...principal(request.axes) });
    const making = pair(request.pair);
    for (let epoch = 1; !cancelled.has(job); epoch++) {
      const { value, done } = making.next();
      if (done) return host.post({ type: 'pair', job, ...value });
      if (epoch % EPOCHS_PER_BREATH > 0) continue;
      host.post({ type: 'progress', job, share: value });
      await host.breathe();
    }
  }

  return (request) => {
    if (request.type === 'cancel') {
      cancelled.add(request.job);
      return queue;
    }
    queue = queue
      .then(() => work(request))
      .catch((error: Error) => host.post({ type: 'failed', job: request.job, message: error.message }));
    return queue;
  };
}

/** Before on its own, after from before's positions; where before has collapsed, after is on its own too. */
function* pair({ before, after, from, seed }: PairJob): Making<{ before: Placed; after: Placed }> {
  const settings: MapSettings = { ...MAP_SETTINGS, seed };
  const first = yield* halved(layout(before, settings, from), 0);
  const second = yield* halved(layout(after, settings, first.positions ?? from), 1);
  return { before: placed(first), after: placed(second) };
}

/** The progress of one of two halves. */
function* halved<T>(making: Making<T>, half: 0 | 1): Making<T> {
  for (;;) {
    const { value, done } = making.next();
    if (done) return value;
    yield (half + value) / 2;
  }
}

function principal({ features, basis }: AxesJob) {
  const axes = basis ?? pca(features);
  return { placed: { positions: projected(features, axes), collapsed: false }, basis: axes };
}

function placed({ positions, flaw }: Layout): Placed {
  return { positions: positions ?? new Float32Array(), collapsed: flaw !== null };
}
