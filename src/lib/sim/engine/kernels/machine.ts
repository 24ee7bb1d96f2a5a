import type { DataId, TensorInfo } from '@tensorflow/tfjs-core';
import { EngineError, MemoryError } from '../engine-error.ts';
import type { Kernels } from './module.ts';

/** The memory that TensorFlow.js's WebAssembly backend shares with the kernels. */
export interface Heap {
  readonly asm: { readonly memory: WebAssembly.Memory; malloc(bytes: number): number };
  /** @throws MemoryError once the machine is equipped, if there is no room. */
  _malloc(bytes: number): number;
  _free(address: number): void;
}

/** The part of that backend on which the kernels work. */
export interface Backend {
  readonly wasm: Heap;
  readonly dataIdMap: { get(id: DataId): { readonly memoryOffset: number } };
  makeOutput(shape: number[], dtype: 'float32' | 'int32'): TensorInfo;
  incRef(id: DataId): void;
}

interface Machine {
  readonly backend: Backend;
  readonly kernels: Kernels;
  scratch: { address: number; bytes: number };
}

/** The backend's allocator wraps around at 4 GiB and then gives out memory that is in use: it is kept away from there. */
const END = 0xfff00000;

let machine: Machine | null = null;

/** Lets all operations run on this backend with these kernels. */
export function equip(backend: Backend, loaded: Kernels): void {
  guard(backend.wasm);
  machine = { backend, kernels: loaded, scratch: { address: 0, bytes: 0 } };
}

/** The kernels, loaded onto the backend's memory. */
export function kernels(): Kernels {
  return equipped().kernels;
}

/** Byte offset of a tensor's first value. */
export function address(tensor: TensorInfo): number {
  return equipped().backend.dataIdMap.get(tensor.dataId).memoryOffset;
}

/** The bytes of a tensor, as a view that the next allocation may invalidate. */
export function bytesOf(tensor: TensorInfo): Uint8Array {
  return new Uint8Array(
    equipped().backend.wasm.asm.memory.buffer,
    address(tensor),
    sizeOf(tensor.shape) * 4,
  );
}

/** Working memory as whole numbers, as a view that the next allocation may invalidate. */
export function wordsAt(offset: number, count: number): Uint32Array {
  return new Uint32Array(equipped().backend.wasm.asm.memory.buffer, offset, count);
}

/** A new tensor with arbitrary values, for a kernel to fill. */
export function output(
  shape: readonly number[],
  dtype: 'float32' | 'int32' = 'float32',
): TensorInfo {
  return equipped().backend.makeOutput([...shape], dtype);
}

/** The same values under another shape: shares the memory of `tensor`. */
export function alias(tensor: TensorInfo, shape: readonly number[]): TensorInfo {
  equipped().backend.incRef(tensor.dataId);
  return { dataId: tensor.dataId, shape: [...shape], dtype: tensor.dtype };
}

/** Byte offset of working memory of at least `bytes`; its content lasts until the next call. */
export function scratch(bytes: number): number {
  const { backend, scratch: held } = equipped();
  if (!(bytes >= 0 && bytes <= held.bytes)) {
    backend.wasm._free(held.address);
    Object.assign(held, { address: 0, bytes: 0 });
    Object.assign(held, { address: backend.wasm._malloc(bytes), bytes });
  }
  return held.address;
}

/** Number of values of a shape; 1 for a scalar. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, length) => size * length, 1);
}

function equipped(): Machine {
  if (!machine) throw new EngineError('the engine is not started: await startEngine(wasm) first');
  return machine;
}

/** Makes a failed allocation an error: the backend would go on and write to address 0, over its own data. */
function guard(heap: Heap): void {
  heap._malloc = (bytes) => {
    const fits = bytes >= 0 && heap.asm.memory.buffer.byteLength + bytes < END;
    const address = fits ? heap.asm.malloc(bytes) >>> 0 : 0;
    if (address === 0) throw new MemoryError(`the engine's memory has no room for ${bytes} bytes`);
    return address;
  };
}
