import wasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url&inline';
import { startEngine } from '#lib/sim/engine/backend.ts';

/** Starts the engine from the bytes in this bundle. */
export function startBundledEngine(): Promise<void> {
  return startEngine(wasm);
}
