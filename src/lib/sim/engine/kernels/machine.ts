import type { DataId, TensorInfo } from '@tensorflow/tfjs-core';
import { EngineError } from '../engine-error.ts';
import type { Kernels } from './module.ts';

/** The memory that TensorFlow.js's WebAssembly backend shares with the kernels. */
export interface Heap {
  readonly asm: { readonly memory: WebAssembly.Memory };
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

let machine: Machine | null = null;

/** Lets all operations run on this backend with these kernels. */
export function equip(backend: Backend, loaded: Kernels): void {
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

/** A new tensor with arbitrary values, for a kernel to fill. */
export function output(
  shape: readonly number[],
  dtype: 'float32' | 'int32' = 'float32',
): TensorInfo {
  const made = equipped().backend.makeOutput([...shape], dtype);
  if (address(made) === 0 && sizeOf(shape) > 0) throw outOfMemory(sizeOf(shape) * 4);
  return made;
}

/** The same values under another shape: shares the memory of `tensor`. */
export function alias(tensor: TensorInfo, shape: readonly number[]): TensorInfo {
  equipped().backend.incRef(tensor.dataId);
  return { dataId: tensor.dataId, shape: [...shape], dtype: tensor.dtype };
}

/** Byte offset of working memory of at least `bytes`; its content lasts until the next call. */
export function scratch(bytes: number): number {
  const { backend, scratch: held } = equipped();
  if (bytes > held.bytes) {
    backend.wasm._free(held.address);
    held.bytes = 0;
    held.address = backend.wasm._malloc(bytes) >>> 0;
    if (held.address === 0) throw outOfMemory(bytes);
    held.bytes = bytes;
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

function outOfMemory(bytes: number): EngineError {
  return new EngineError(
    `no memory left for ${bytes} more bytes; try fewer clients or smaller batches`,
  );
}
