import * as tf from '@tensorflow/tfjs-core';
import { liveTensors } from '#lib/sim/engine/backend.ts';
import type { Heap } from '#lib/sim/engine/kernels/machine.ts';

/** What the engine holds. */
export interface Held {
  /** Tensors that are alive. */
  readonly tensors: number;
  /** Arrays behind them and of operations that made no tensor of what they took. */
  readonly arrays: number;
  /** Bytes of the tensors' values. */
  readonly bytes: number;
  /** Bytes of its memory, which grows in jumps and never shrinks. */
  readonly heapBytes: number;
}

/** What the engine holds, to the block. */
export interface Room extends Held {
  /** Blocks of its memory that were taken since the watch began and not given back, and their bytes. */
  readonly blocks: number;
  readonly blockBytes: number;
}

/** A watch over every block that the engine takes and gives back. */
export interface Watch {
  now(): Room;
  end(): void;
}

/** Two moments between which nothing may pile up. */
export interface Span<T extends Held = Held> {
  readonly before: T;
  readonly after: T;
}

/** What the engine holds now. */
export function held(): Held {
  return {
    tensors: liveTensors(),
    arrays: tf.engine().backend.numDataIds(),
    bytes: tf.memory().numBytes,
    heapBytes: heap().asm.memory.buffer.byteLength,
  };
}

/** Begins a watch: while it lasts the engine is slower, so nothing may be timed. */
export function watchRoom(): Watch {
  const watched = heap();
  // The backend's `_free` puts another in its place when it is called first; to free nothing does nothing.
  watched._free(0);
  const { _malloc: take, _free: giveBack } = watched;
  const sizes = new Map<number, number>();
  watched._malloc = (bytes) => {
    const address = take(bytes);
    sizes.set(address >>> 0, bytes);
    return address;
  };
  watched._free = (address) => {
    sizes.delete(address >>> 0);
    giveBack(address);
  };
  const blockBytes = () => [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  return {
    now: () => ({ ...held(), blocks: sizes.size, blockBytes: blockBytes() }),
    end: () => void Object.assign(watched, { _malloc: take, _free: giveBack }),
  };
}

/** Whether nothing has piled up between two moments. */
export function isFlat<T extends Held>({ before, after }: Span<T>): boolean {
  return (Object.keys(before) as (keyof T)[]).every((key) => before[key] === after[key]);
}

function heap(): Heap {
  return (tf.backend() as unknown as { wasm: Heap }).wasm;
}
