import wasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { startEngine } from '#lib/sim/engine/backend.ts';
import { runAll } from './runs.ts';

postMessage(await runAll(() => startEngine(wasm)));
