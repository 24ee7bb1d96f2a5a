import wasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { startEngine } from '#lib/sim/engine/backend.ts';
import { serveAsking } from './asking.ts';
import type { AskRequest } from './protocol.ts';

const serve = serveAsking({
  start: () => startEngine(wasm),
  post: (reply) => postMessage(reply),
});

addEventListener('message', ({ data }: MessageEvent<AskRequest>) => void serve(data));
