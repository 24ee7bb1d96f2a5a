import { flaw } from '#lib/project/collapse.ts';
import { layoutPair } from '#lib/project/layout.ts';
import { MAP_SETTINGS } from '#lib/project/settings.ts';
import { pca, projected } from '#lib/project/pca.ts';
import { placed } from '#lib/project/placed.ts';
import type { AxesJob, ProjectReply, ProjectRequest } from './protocol.ts';

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
    if (cancelled.has(job)) return;
    if (request.type === 'axes')
      return host.post({ type: 'axes', job, ...principal(request.axes) });
    const { before, after, from, seed } = request.pair;
    const making = layoutPair([before, after], { ...MAP_SETTINGS, seed }, from);
    for (let epoch = 1; !cancelled.has(job); epoch++) {
      const { value, done } = making.next();
      if (done)
        return host.post({ type: 'pair', job, before: placed(value[0]), after: placed(value[1]) });
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
      .catch((error: Error) =>
        host.post({ type: 'failed', job: request.job, message: error.message }),
      );
    return queue;
  };
}

function principal({ features, basis }: AxesJob) {
  const axes = basis ?? pca(features);
  const collapsed = flaw(features) !== null;
  const positions = collapsed ? new Float32Array() : projected(features, axes);
  return { placed: { positions, collapsed, doubtful: new Uint8Array() }, basis: axes };
}
