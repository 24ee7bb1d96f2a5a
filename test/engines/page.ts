import type { Outcome } from './outcome.ts';

declare global {
  /** What the drivers wait for and take away. */
  var outcome: Promise<Outcome> | undefined;
}

// In a worker, as on the site.
const worker = new Worker(new URL('./runs.worker.ts', import.meta.url), { type: 'module' });

globalThis.outcome = new Promise((resolve) => {
  worker.onmessage = ({ data }: MessageEvent<Outcome>) => resolve(data);
  worker.onerror = ({ message }) => resolve({ failure: `the worker stopped: ${message}` });
});
