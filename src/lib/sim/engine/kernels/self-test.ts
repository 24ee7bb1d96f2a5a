import { EngineError } from '../engine-error.ts';
import type { Heap } from './machine.ts';
import type { Kernels } from './module.ts';
import { TRIALS } from './trials.ts';
import type { Bench } from './trials.ts';

/**
 * Runs every kernel on known numbers.
 * @throws EngineError that names the first kernel whose results differ in any bit.
 */
export function selfTest(kernels: Kernels, heap: Heap): void {
  for (const [name, { bits, run }] of Object.entries(TRIALS)) {
    const found = bitsOf(heap, (bench) => run(kernels, bench));
    if (found !== bits) {
      throw new EngineError(
        `the kernel ${name} computes other bits here than it should ` +
          `(${found.toString(16)} instead of ${bits.toString(16)}), so no result could be reproduced`,
      );
    }
  }
}

/** FNV-1a over the outputs of a trial, which runs on memory that is given back afterwards. */
export function bitsOf(heap: Heap, trial: (bench: Bench) => void): number {
  const outputs: { at: number; n: number }[] = [];
  const taken: number[] = [];
  const take = (bytes: number) => {
    const at = heap._malloc(bytes) >>> 0;
    taken.push(at);
    return at;
  };
  const write = (
    n: number,
    value: (i: number) => number,
    View: typeof Float32Array | typeof Int32Array,
  ) => {
    const at = take(4 * n);
    new View(heap.asm.memory.buffer, at, n).set(Array.from({ length: n }, (_, i) => value(i)));
    return at;
  };
  trial({
    input: (n, seed) =>
      write(n, (i) => ((i * 7919 + seed * 104729) % 2048) / 512 - 2, Float32Array),
    ids: (values) => write(values.length, (i) => values[i]!, Int32Array),
    output: (n) => {
      const at = write(n, () => 0, Float32Array);
      outputs.push({ at, n });
      return at;
    },
    scratch: take,
  });
  const hash = outputs.reduce(
    (soFar, { at, n }) => fnv(new Uint8Array(heap.asm.memory.buffer, at, 4 * n), soFar),
    0x811c9dc5,
  );
  taken.forEach((at) => heap._free(at));
  return hash;
}

function fnv(bytes: Uint8Array, hash: number): number {
  return bytes.reduce((soFar, byte) => Math.imul(soFar ^ byte, 0x01000193) >>> 0, hash);
}
