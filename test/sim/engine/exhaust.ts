import * as tf from '@tensorflow/tfjs-core';
import { MemoryError } from '#lib/sim/engine/engine-error.ts';
import type { Heap } from '#lib/sim/engine/kernels/machine.ts';

/** The memory of the engine that has started. */
export function heap(): Heap {
  return (tf.backend() as unknown as { wasm: Heap }).wasm;
}

/** Takes all of the engine's memory, for good; untouched, it costs the machine nothing. */
export function exhaust(): void {
  for (let bytes = 0x10000000; bytes >= 16; bytes /= 2) while (takes(bytes));
}

/** The engine's own data, at the lowest addresses: a copy. */
export function lowest(): Uint8Array {
  return new Uint8Array(heap().asm.memory.buffer, 0, 4096).slice();
}

function takes(bytes: number): boolean {
  try {
    return heap()._malloc(bytes) > 0;
  } catch (error) {
    if (error instanceof MemoryError) return false;
    throw error;
  }
}
