import wasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { startEngine } from '#lib/sim/engine/backend.ts';
import { breathe } from './breath.ts';
import { serveProjection } from './projection.ts';
import type { ProjectRequest } from './protocol.ts';

const serve = serveProjection({
  start: () => startEngine(wasm),
  post: (reply) => postMessage(reply),
  breathe,
  now: () => performance.now(),
});

addEventListener('message', ({ data }: MessageEvent<ProjectRequest>) => void serve(data));
