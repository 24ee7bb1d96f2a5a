import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { startEngine } from '#lib/sim/engine/backend.ts';

/** Starts the engine in Node, from the installed package. */
export async function startInNode(): Promise<void> {
  const file = createRequire(import.meta.url).resolve(
    '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
  );
  const base64 = (await readFile(file)).toString('base64');
  await startEngine(`data:application/wasm;base64,${base64}`);
}
