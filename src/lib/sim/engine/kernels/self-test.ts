import { EngineError } from '../engine-error.ts';
import type { Heap } from './machine.ts';
import type { Kernels } from './module.ts';

/** Where a trial's numbers lie; what it takes as output is checked afterwards. */
interface Bench {
  /** Address of `n` fixed numbers between −2 and 2; another `seed`, other numbers. */
  input(n: number, seed: number): number;
  /** Address of these whole numbers. */
  ids(values: readonly number[]): number;
  /** Address for `n` results. */
  output(n: number): number;
  /** Address of working memory of so many bytes. */
  scratch(bytes: number): number;
}

interface Trial {
  /** FNV-1a of the bits that every engine must compute. */
  readonly bits: number;
  readonly run: (kernels: Kernels, bench: Bench) => void;
}

/** Every kernel, at sizes that reach its vector part and what is left over. */
const TRIALS: Readonly<Record<string, Trial>> = {
  multiply: {
    bits: 0,
    run(k, b) {
      for (const [m, n, depth] of [
        [5, 19, 7],
        [68, 9, 3],
      ] as const) {
        for (const [ta, tb] of [
          [0, 0],
          [0, 1],
          [1, 0],
          [1, 1],
        ] as const) {
          const factors = [
            b.input(2 * m * depth, 1),
            b.input(2 * depth * n, 2),
            b.output(2 * m * n),
          ];
          k.multiply(2, m, n, depth, ...factors, ta, tb, b.scratch(k.productScratch(depth)));
        }
      }
    },
  },
  dense: {
    bits: 0,
    run(k, b) {
      const layer = () => [b.input(84, 1), b.input(126, 2), b.input(18, 3), b.output(108)];
      k.dense(2, 6, 9, 7, ...layer(), 0, b.scratch(k.productScratch(7)));
      k.dense(2, 6, 9, 7, ...layer(), 1, b.scratch(k.productScratch(7)));
    },
  },
  columnSums: { bits: 0, run: (k, b) => k.columnSums(2, 5, 7, b.input(70, 1), b.output(14)) },
  patches: {
    bits: 0,
    run: (k, b) => k.patches(2, 5, 4, 6, 3, 2, 3, 2, 1, b.input(240, 1), b.output(648)),
  },
  patchesGradient: {
    bits: 0,
    run: (k, b) => k.patchesGradient(2, 5, 4, 6, 3, 2, 3, 2, 1, b.input(648, 1), b.output(240)),
  },
  relu: { bits: 0, run: (k, b) => k.relu(11, b.input(11, 1), b.output(11)) },
  reluGradient: {
    bits: 0,
    run: (k, b) => k.reluGradient(11, b.input(11, 1), b.input(11, 2), b.output(11)),
  },
  scale: { bits: 0, run: (k, b) => k.scale(11, 0.3, b.input(11, 1), b.output(11)) },
  scaleGroups: {
    bits: 0,
    run: (k, b) => k.scaleGroups(3, 7, b.input(3, 1), b.input(21, 2), b.output(21)),
  },
  add: { bits: 0, run: (k, b) => k.add(11, b.input(11, 1), b.input(11, 2), b.output(11)) },
  sum: { bits: 0, run: (k, b) => k.sum(23, b.input(23, 1), b.output(1)) },
  fill: { bits: 0, run: (k, b) => k.fill(7, b.input(1, 1), b.output(7)) },
  descend: {
    bits: 0,
    run(k, b) {
      const parameters = b.output(11);
      k.scale(11, 0.7, b.input(11, 1), parameters);
      k.descend(11, 0.1, b.input(11, 2), parameters);
    },
  },
  average: { bits: 0, run: (k, b) => k.average(3, 7, b.input(21, 1), b.output(7)) },
  mix: { bits: 0, run: (k, b) => k.mix(3, 7, 0.2, b.input(21, 1), b.input(7, 2), b.output(21)) },
  layerNorm: { bits: 0, run: (k, b) => k.layerNorm(3, 11, b.input(33, 1), b.output(33)) },
  layerNormGradient: {
    bits: 0,
    run(k, b) {
      const rows = [b.input(33, 1), b.output(33)] as const;
      k.layerNorm(3, 11, ...rows);
      k.layerNormGradient(3, 11, ...rows, b.input(33, 2), b.output(33));
    },
  },
  unitRows: { bits: 0, run: (k, b) => k.unitRows(3, 11, b.input(33, 1), b.output(33)) },
  unitRowsGradient: {
    bits: 0,
    run(k, b) {
      const rows = [b.input(33, 1), b.output(33)] as const;
      k.unitRows(3, 11, ...rows);
      k.unitRowsGradient(3, 11, ...rows, b.input(33, 2), b.output(33));
    },
  },
  crossEntropy: {
    bits: 0,
    run(k, b) {
      const labels = b.ids([0, 6, 3, 5, 2, 2]);
      k.crossEntropy(2, 3, 7, b.input(42, 1), labels, b.output(2), b.output(42));
    },
  },
  supervisedContrastive: {
    bits: 0,
    run(k, b) {
      const ids = [b.ids([0, 1, 0, 2, 1, 0, 3]), b.ids([0, 0, 1, 1, 2, 2, 3])] as const;
      const results = [b.output(1), b.output(35)] as const;
      const scratch = b.scratch(k.contrastiveScratch(7, 5));
      k.supervisedContrastive(7, 5, b.input(35, 1), ...ids, 0.2, ...results, scratch);
    },
  },
};

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

/** FNV-1a over the outputs of a trial, on memory that is given back. */
function bitsOf(heap: Heap, trial: (bench: Bench) => void): number {
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
  const words = outputs.flatMap(({ at, n }) => [...new Int32Array(heap.asm.memory.buffer, at, n)]);
  taken.forEach((at) => heap._free(at));
  return words.reduce((hash, word) => Math.imul(hash ^ word, 0x01000193), 0x811c9dc5) >>> 0;
}
