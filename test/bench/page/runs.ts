import type { Report } from '#lib/recording/report.ts';
import type { Opening } from '#lib/sim/snapshot.ts';
import { readSpec } from '#lib/sim/spec.ts';
import { openPool } from '#lib/worker/pool.ts';
import type { RunReply } from '#lib/worker/protocol.ts';
import { openRuns } from '#lib/worker/runner.ts';

/** Runs that were trained side by side. */
export interface Trained {
  /** From the start of their workers to the end of the last run. */
  readonly ms: number;
  /** From there to the first news of a trained step. */
  readonly firstStepMs: number;
  readonly runs: readonly Run[];
}

export interface Run {
  readonly opening: Opening;
  /** Its last round. */
  readonly last: Report;
}

/** Rounds that a worker is asked for beyond the one that it computes: it never waits for the page. */
const AHEAD = 2;

/** Trains specs side by side in run workers of the site. */
export async function trainTogether(differences: readonly object[]): Promise<Trained> {
  const begin = performance.now();
  let firstStepMs = Infinity;
  const hears = differences.map(() => {
    const { promise, resolve, reject } = Promise.withResolvers<Run>();
    return { promise, hear: listener(resolve, reject) };
  });
  const orders = differences.map((difference, i) => ({
    spec: readSpec(difference),
    listener(reply: RunReply) {
      if (isTrained(reply)) firstStepMs = Math.min(firstStepMs, performance.now() - begin);
      for (let asks = hears[i]!.hear(reply); asks > 0; asks--) runners[i]!.next();
    },
  }));
  const runners = openRuns(openPool(orders.length), orders);
  try {
    const runs = await Promise.all(hears.map(({ promise }) => promise));
    return { ms: performance.now() - begin, firstStepMs, runs };
  } finally {
    for (const runner of runners) runner.cancel();
  }
}

/** Hears one run to its end, and says how many rounds more to ask for. */
function listener(resolve: (run: Run) => void, reject: (error: Error) => void) {
  let opening: Opening | null = null;
  let last: Report | null = null;
  return (reply: RunReply): number => {
    switch (reply.type) {
      case 'opening':
        opening = reply.opening;
        return 1 + AHEAD;
      case 'round':
        last = reply.report;
        return 1;
      case 'failed':
        reject(new Error(reply.message));
        return 0;
      case 'end':
        resolve({ opening: opening!, last: last! });
        return 0;
      default:
        return 0;
    }
  };
}

function isTrained(reply: RunReply): boolean {
  return reply.type === 'step' || (reply.type === 'round' && reply.report.round > 0);
}
