import * as tf from '@tensorflow/tfjs-core';
import { liveTensors } from '#lib/sim/engine/backend.ts';

/** What the engine holds: tensors that are alive, and the bytes of its memory, which never shrinks. */
export interface Held {
  readonly tensors: number;
  readonly heapBytes: number;
}

/** What the engine holds now. */
export function held(): Held {
  const { wasm } = tf.backend() as unknown as {
    wasm: { asm: { memory: WebAssembly.Memory } };
  };
  return { tensors: liveTensors(), heapBytes: wasm.asm.memory.buffer.byteLength };
}

/** Whether nothing has piled up between two moments. */
export function isFlat(before: Held, after: Held): boolean {
  return before.tensors === after.tensors && before.heapBytes === after.heapBytes;
}
