import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { EngineError, MemoryError } from './engine-error.ts';
import kernelBytes from './kernels/kernels.as.ts?wasm';
import { equip } from './kernels/machine.ts';
import type { Backend } from './kernels/machine.ts';
import { loadKernels } from './kernels/module.ts';
import { registerOperations } from './kernels/operations.ts';
import { selfTest } from './kernels/self-test.ts';

export { EngineError } from './engine-error.ts';

/** The smallest module with a SIMD instruction (i8x16.splat). */
const SIMD_PROBE = new Uint8Array([
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123],
  ...[3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11],
]);

let started: Promise<void> | null = null;

/**
 * Starts the engine, once: later calls wait for the first, and try again only if it failed. `wasm` is
 * the URL (in Node also a `data:` URL) of `tfjs-backend-wasm-simd.wasm`.
 * @throws EngineError if it cannot run here, or if a kernel fails its self-test; MemoryError if there is no memory for it.
 */
export function startEngine(wasm: string): Promise<void> {
  started ??= start(wasm).catch((error: unknown) => {
    started = null;
    throw error;
  });
  return started;
}

/** How many tensors are alive. */
export function liveTensors(): number {
  return tf.memory().numTensors;
}

async function start(wasm: string): Promise<void> {
  if (!WebAssembly.validate(SIMD_PROBE)) {
    throw new EngineError(
      'this browser cannot run WebAssembly SIMD, which training needs; a current Firefox, Chrome, Edge or Safari can',
    );
  }
  await reach(wasm);
  requireMemory();
  // The threaded build needs a page isolated by its server, and its memory cannot be shared with ours.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths(
    {
      'tfjs-backend-wasm.wasm': wasm,
      'tfjs-backend-wasm-simd.wasm': wasm,
      'tfjs-backend-wasm-threaded-simd.wasm': wasm,
    },
    true,
  );
  if (tf.env().getBool('IS_NODE')) nameFolder();
  if (!(await tf.setBackend('wasm'))) {
    throw new EngineError(`the engine did not start from ${wasm.slice(0, 80)}`);
  }
  const backend = tf.backend() as unknown as Backend;
  const kernels = await loadKernels(kernelBytes, backend.wasm.asm.memory);
  selfTest(kernels, backend.wasm);
  equip(backend, kernels);
  registerOperations();
}

/** Fails if the file cannot be loaded: the backend itself would wait for it for ever. */
async function reach(wasm: string): Promise<void> {
  const fail = (reason: string) => {
    throw new EngineError(`the engine could not be loaded from ${wasm.slice(0, 80)}: ${reason}`);
  };
  const response = await tf.util.fetch(wasm).catch((error: unknown) => fail(String(error)));
  if (!response.ok) fail(`status ${response.status}`);
  if (!WebAssembly.validate(new Uint8Array(await response.arrayBuffer()))) fail('not WebAssembly');
}

/** Fails if there is no room for a memory like the backend's: the backend would wait for it for ever. */
function requireMemory(): void {
  try {
    void new WebAssembly.Memory({ initial: 256, maximum: 65536 });
  } catch {
    throw new MemoryError("there is no room for the engine's memory");
  }
}

/** In Node the backend's loader reads `__dirname`, which a bundled ES module lacks; it needs no path. */
function nameFolder(): void {
  (globalThis as { __dirname?: string }).__dirname ??= '';
}
