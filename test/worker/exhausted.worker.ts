import wasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { startEngine } from '#lib/sim/engine/backend.ts';
import { serveRun } from '#lib/worker/service.ts';
import type { RunRequest } from '#lib/worker/protocol.ts';
import { exhaust } from '../sim/engine/exhaust.ts';

// A run worker that can also be told to take all of its engine's memory.
const serve = serveRun({
  start: () => startEngine(wasm),
  post: (reply) => postMessage(reply),
  breathe: async () => {},
  now: () => performance.now(),
  close,
});

let queue = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<RunRequest | 'exhaust'>) => {
  queue = queue.then(() => (data === 'exhaust' ? exhaust() : serve(data)));
});
