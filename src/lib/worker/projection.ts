import { measuring } from '#lib/measure/geometry.ts';
import { flaw } from '#lib/project/collapse.ts';
import { type Layout, layoutPair } from '#lib/project/layout.ts';
import { type Making, portion } from '#lib/project/making.ts';
import { nullPair } from '#lib/project/nullPair.ts';
import { MAP_SETTINGS } from '#lib/project/settings.ts';
import { pca, projected } from '#lib/project/pca.ts';
import { placing } from '#lib/project/placed.ts';
import type {
  AxesJob,
  NullJob,
  PairJob,
  Placed,
  ProjectReply,
  ProjectRequest,
} from './protocol.ts';

/** What the projection service needs of its host, a worker. */
export interface ProjectionHost {
  /** Starts the engine, which only neighbours need. */
  start(): Promise<void>;
  post(reply: ProjectReply): void;
  /** Lets waiting messages in. */
  breathe(): Promise<void>;
  /** Milliseconds since some fixed time. */
  now(): number;
}

/** Tells its progress and lets messages in after this many milliseconds, and what was under way by then. */
const BREATH = 20;

/** The share of a pair's work that lays it out; the rest finds doubtful points. */
const LAYOUT = 0.95;

/** Projection behind messages: jobs one after the other; a cancelled one is dropped within some 50 milliseconds. */
export function serveProjection(host: ProjectionHost): (request: ProjectRequest) => Promise<void> {
  /** Jobs that wait or are under way, and were not cancelled. */
  const wanted = new Set<number>();
  let queue = Promise.resolve();

  async function work(request: Job): Promise<void> {
    const { job } = request;
    if (!wanted.has(job)) return;
    if (request.type === 'pair' || request.type === 'null') await host.start();
    const making = answering(request);
    let breath = host.now();
    while (wanted.has(job)) {
      const { value, done } = making.next();
      if (done) return host.post(value);
      if (host.now() - breath < BREATH) continue;
      host.post({ type: 'progress', job, share: value });
      await host.breathe();
      breath = host.now();
    }
  }

  return (request) => {
    if (request.type === 'cancel') {
      wanted.delete(request.job);
      return queue;
    }
    wanted.add(request.job);
    queue = queue
      .then(() => work(request))
      .catch((error: Error) =>
        host.post({ type: 'failed', job: request.job, message: error.message }),
      )
      .finally(() => wanted.delete(request.job));
    return queue;
  };
}

type Job = Exclude<ProjectRequest, { type: 'cancel' }>;

/** The answer to a job. */
function* answering(request: Job): Making<ProjectReply> {
  const { type, job } = request;
  switch (type) {
    case 'pair': {
      const [before, after] = yield* placedPair(pairOf(request.pair));
      return { type, job, before, after };
    }
    case 'null': {
      const [first, second] = yield* placedPair(nullOf(request.motion));
      return { type, job, first, second };
    }
    case 'geometry': {
      const { probed, features } = request.geometry;
      return { type, job, geometry: yield* measuring(probed, features) };
    }
    case 'axes':
      return { type, job, ...principal(request.axes) };
  }
}

function pairOf({ before, after, from, seed }: PairJob) {
  return layoutPair([before, after], { ...MAP_SETTINGS, seed }, from);
}

function nullOf({ features, from, seed }: NullJob) {
  return nullPair(features, { ...MAP_SETTINGS, seed }, from);
}

function* placedPair(making: Making<[Layout, Layout]>): Making<[Placed, Placed]> {
  const [first, second] = yield* portion(making, 0, LAYOUT);
  return [
    yield* portion(placing(first), LAYOUT, (LAYOUT + 1) / 2),
    yield* portion(placing(second), (LAYOUT + 1) / 2, 1),
  ];
}

function principal({ features, basis }: AxesJob) {
  const axes = basis ?? pca(features);
  const collapsed = flaw(features) !== null;
  const positions = collapsed ? new Float32Array() : projected(features, axes);
  return { placed: { positions, collapsed, doubtful: new Uint8Array() }, basis: axes };
}
