import type { Kernels } from './module.ts';

/** Where a trial's numbers lie; what it takes as output is checked afterwards. */
export interface Bench {
  /** Address of `n` fixed numbers between −2 and 2; another `seed`, other numbers. */
  input(n: number, seed: number): number;
  /** Address of these whole numbers. */
  ids(values: readonly number[]): number;
  /** Address for `n` results. */
  output(n: number): number;
  /** Address of working memory of so many bytes. */
  scratch(bytes: number): number;
}

export interface Trial {
  /** FNV-1a of the bits that every engine must compute. */
  readonly bits: number;
  readonly run: (kernels: Kernels, bench: Bench) => void;
}

/** Every kernel, at sizes that reach its vector part and what is left over. */
export const TRIALS: Readonly<Record<string, Trial>> = {
  multiply: {
    bits: 0x058b74ec,
    run(k, b) {
      const trial = (batch: number, m: number, n: number, depth: number, ta = 0, tb = 0) => {
        const factors = [b.input(batch * m * depth, 1), b.input(batch * depth * n, 2)];
        const c = b.output(batch * m * n);
        k.multiply(batch, m, n, depth, ...factors, c, ta, tb, b.scratch(k.productScratch(depth)));
      };
      trial(2, 5, 19, 7);
      trial(2, 5, 19, 7, 0, 1);
      trial(2, 5, 19, 7, 1, 0);
      trial(2, 5, 19, 7, 1, 1);
      // More rows than one block has.
      trial(2, 68, 9, 3);
    },
  },
  gather: {
    bits: 0x25b2b2a7,
    run: (k, b) => k.gather(3, 20, b.input(20, 1), b.ids([2, 0, 3]), b.output(15)),
  },
  dense: {
    bits: 0xbf3ac458,
    run(k, b) {
      const layer = () => [b.input(84, 1), b.input(126, 2), b.input(18, 3), b.output(108), 0];
      k.dense(2, 6, 9, 7, ...layer(), 0, b.scratch(k.productScratch(7)));
      k.dense(2, 6, 9, 7, ...layer(), 1, b.scratch(k.productScratch(7)));
      const factors = [b.input(42, 4), b.input(126, 2), b.input(18, 3)];
      k.dense(2, 6, 9, 7, ...factors, b.output(108), 1, 1, b.scratch(k.productScratch(7)));
    },
  },
  columnSums: {
    bits: 0x2692fc2f,
    run: (k, b) => k.columnSums(2, 5, 7, b.input(70, 1), b.output(14)),
  },
  patches: {
    bits: 0xe65364eb,
    run: (k, b) => k.patches(2, 5, 4, 6, 3, 2, 3, 2, 1, b.input(240, 1), b.output(648)),
  },
  patchesGradient: {
    bits: 0x8298749e,
    run: (k, b) => k.patchesGradient(2, 5, 4, 6, 3, 2, 3, 2, 1, b.input(648, 1), b.output(240)),
  },
  relu: { bits: 0x44b39f4f, run: (k, b) => k.relu(11, b.input(11, 1), b.output(11)) },
  reluGradient: {
    bits: 0xa4535f17,
    run: (k, b) => k.reluGradient(11, b.input(11, 1), b.input(11, 2), b.output(11)),
  },
  scale: { bits: 0x52a46d7a, run: (k, b) => k.scale(11, 0.3, b.input(11, 1), b.output(11)) },
  scaleGroups: {
    bits: 0x2fe04fe4,
    run: (k, b) => k.scaleGroups(3, 7, b.input(3, 1), b.input(21, 2), b.output(21)),
  },
  add: { bits: 0xe8ee4d95, run: (k, b) => k.add(11, b.input(11, 1), b.input(11, 2), b.output(11)) },
  sum: { bits: 0x669c9cad, run: (k, b) => k.sum(23, b.input(23, 1), b.output(1)) },
  fill: { bits: 0x09539469, run: (k, b) => k.fill(7, b.input(1, 1), b.output(7)) },
  descend: {
    bits: 0x0bd8f42e,
    run(k, b) {
      const parameters = b.output(11);
      k.scale(11, 0.7, b.input(11, 1), parameters);
      k.descend(11, 0.1, b.input(11, 2), parameters);
    },
  },
  average: { bits: 0x0a054dce, run: (k, b) => k.average(3, 7, b.input(21, 1), b.output(7)) },
  mix: {
    bits: 0x2953b6bb,
    run: (k, b) => k.mix(3, 7, 0.2, b.input(21, 1), b.input(7, 2), b.output(21)),
  },
  layerNorm: { bits: 0x97a43d44, run: (k, b) => k.layerNorm(3, 11, b.input(33, 1), b.output(33)) },
  layerNormGradient: {
    bits: 0xa02b1fad,
    run(k, b) {
      const rows = [b.input(33, 1), b.output(33)] as const;
      k.layerNorm(3, 11, ...rows);
      k.layerNormGradient(3, 11, ...rows, b.input(33, 2), b.output(33));
    },
  },
  unitRows: { bits: 0x2ff20c57, run: (k, b) => k.unitRows(3, 11, b.input(33, 1), b.output(33)) },
  unitRowsGradient: {
    bits: 0x14128ca2,
    run(k, b) {
      const rows = [b.input(33, 1), b.output(33)] as const;
      k.unitRows(3, 11, ...rows);
      k.unitRowsGradient(3, 11, ...rows, b.input(33, 2), b.output(33));
    },
  },
  crossEntropy: {
    bits: 0xed78a8db,
    run(k, b) {
      const labels = b.ids([0, 6, 3, 5, 2, 2]);
      k.crossEntropy(2, 3, 7, b.input(42, 1), labels, b.output(2), b.output(42));
    },
  },
  supervisedContrastive: {
    bits: 0x1eef2986,
    run(k, b) {
      const trial = (n: number, width: number) => {
        const rows = Array.from({ length: n }, (_, i) => i);
        const labels = b.ids(rows.map((i) => (i * i) % 5));
        const extractors = b.ids(rows.map((i) => i >> 1));
        const u = b.output(n * width);
        k.unitRows(n, width, b.input(n * width, 1), u);
        const [loss, gradient] = [b.output(1), b.output(n * width)];
        const scratch = b.scratch(k.contrastiveScratch(n, width));
        k.supervisedContrastive(n, width, u, labels, extractors, 0.2, loss, gradient, scratch);
      };
      trial(7, 5);
      // More rows than one block has.
      trial(70, 4);
    },
  },
};
