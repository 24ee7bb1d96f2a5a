import type { Recordings } from '#lib/recording/recordings.ts';
import { loadKept, loadRecordings } from '#lib/recording/recordings.ts';
import type { KeptReport } from '#lib/recording/report.ts';
import type { Spec } from '#lib/sim/spec.ts';
import type { RunReply } from '#lib/worker/protocol.ts';
import type { Projector } from '#lib/worker/projector.ts';
import { startProjector } from '#lib/worker/projector.ts';
import type { Runner } from '#lib/worker/runner.ts';
import { startRun } from '#lib/worker/runner.ts';

/** Everything outside the page's own thread that an open notebook uses: files, workers and the clock. */
export interface Doors {
  recordings(): Promise<Recordings>;
  kept(arm: string, round: number): Promise<KeptReport>;
  run(spec: Spec, listener: (reply: RunReply) => void): Runner;
  projector(): Projector;
  /** Milliseconds since some moment. */
  now(): number;
}

/** The doors of the site: recordings of the notebook below `base`, workers, and the browser's clock. */
export function siteDoors(notebook: string, base: string): Doors {
  const get = (path: string) => fetch(`${base}/${path}`);
  return {
    recordings: () => loadRecordings(notebook, get),
    kept: (arm, round) => loadKept(notebook, arm, round, get),
    run: startRun,
    projector: startProjector,
    now: () => performance.now(),
  };
}
