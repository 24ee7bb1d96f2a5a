import wasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { startEngine } from '#lib/sim/engine/backend.ts';
import type { RunRequest } from './protocol.ts';
import { breathe } from './breath.ts';
import { serveRun } from './service.ts';

const serve = serveRun({
  start: () => startEngine(wasm),
  post: (reply, moved = []) => postMessage(reply, { transfer: [...moved] }),
  breathe,
  now: () => performance.now(),
  close,
});

addEventListener('message', ({ data }: MessageEvent<RunRequest>) => void serve(data));
