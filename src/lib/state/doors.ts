import type { Recordings } from '#lib/recording/recordings.ts';
import { loadKept, loadRecordings } from '#lib/recording/recordings.ts';
import type { KeptReport } from '#lib/recording/report.ts';
import type { Projector } from '#lib/worker/projector.ts';
import { startProjector } from '#lib/worker/projector.ts';
import { openPool, placesOn, type Pool } from '#lib/worker/pool.ts';
import type { Order, Runner } from '#lib/worker/runner.ts';
import { openRuns } from '#lib/worker/runner.ts';

/** Everything outside the page's own thread that an open notebook uses: files, workers and the clock. */
export interface Doors {
  recordings(): Promise<Recordings>;
  kept(arm: string, round: number): Promise<KeptReport>;
  /** Opens runs that go side by side. */
  train(orders: readonly Order[]): readonly Runner[];
  projector(): Projector;
  /** Milliseconds since some moment. */
  now(): number;
}

/** The doors of the site: recordings of the notebook below `base`, workers, and the browser's clock. */
export function siteDoors(notebook: string, base: string): Doors {
  const get = (path: string) => fetch(`${base}/${path}`);
  let pool: Pool | undefined;
  return {
    recordings: () => loadRecordings(notebook, get),
    kept: (arm, round) => loadKept(notebook, arm, round, get),
    train: (orders) => openRuns((pool ??= pagePool()), orders),
    projector: startProjector,
    now: () => performance.now(),
  };
}

/** A pool that leaves one core to the page. */
function pagePool(): Pool {
  return openPool(placesOn(navigator.hardwareConcurrency - 1));
}
