import * as tf from '@tensorflow/tfjs-core';
import { run } from '#lib/sim/engine/kernels/operation.ts';
import { dense } from '#lib/sim/engine/layers.ts';
import { product } from '#lib/sim/engine/product.ts';
import { tensor } from '#lib/sim/engine/tensor.ts';
import { type Case, type Cases, given, ties } from './case.ts';

type Size = readonly [members: number, rows: number, depth: number, columns: number];

/** Edges of the 4 × 8 tiles, single rows and columns, more rows than one block, and deep ones. */
const SIZES: readonly Size[] = [
  [1, 1, 1, 1],
  [2, 1, 7, 1],
  [3, 5, 1, 17],
  [2, 4, 8, 16],
  [1, 65, 3, 9],
  [2, 3, 31, 23],
  [1, 9, 1025, 3],
];

const multiplications = SIZES.flatMap(([k, m, d, n]) =>
  [false, true].flatMap((transposeA) =>
    [false, true].map((transposeB): Case => {
      const a = given(transposeA ? [k, d, m] : [k, m, d], 1);
      const b = given(transposeB ? [k, n, d] : [k, d, n], 2);
      return {
        name: `Multiply [${a.shape}] by [${b.shape}], transposed ${transposeA}, ${transposeB}`,
        inputs: [a, b],
        ours: (x, y) => run('Multiply', { a: x, b: y }, { transposeA, transposeB }),
        stock: (x, y) => tf.matMul(x, y, transposeA, transposeB),
        gradientless: true,
      };
    }),
  ),
);

const layers = SIZES.flatMap((size) =>
  [false, true].flatMap((relu) => [
    layer('dense', size, relu, given),
    layer('dense with ties', size, relu, ties),
    layer('large dense', size, relu, (shape, seed) => given(shape, seed, 1e16)),
  ]),
);

function layer(
  name: string,
  [k, m, i, o]: Size,
  relu: boolean,
  values: (shape: readonly number[], seed: number) => Case['inputs'][number],
): Case {
  return {
    name: `${name} [${k},${m},${i}] to ${o}, relu ${relu}`,
    inputs: [values([k, m, i], 1), values([k, i, o], 2), values([k, o], 3)],
    ours: (x, w, b) => dense(x!, w!, b!, relu),
    stock: (x, w, b) => affine(x!, w!, b!, relu),
  };
}

/** One part of `x` serves all members. */
const shared = (
  [
    [3, 5, 7, 9],
    [2, 1, 1, 1],
  ] as const
).map(([k, m, i, o]): Case => {
  const x = given([1, m, i], 4);
  return {
    name: `dense of one [1,${m},${i}] for ${k} members`,
    inputs: [given([k, i, o], 1), given([k, o], 2)],
    ours: (w, b) => dense(tensor(x.values, x.shape), w!, b!, true),
    stock: (w, b) => affine(tf.tile(tf.tensor(x.values, [1, m, i]), [k, 1, 1]), w!, b!, true),
    gradientless: true,
  };
});

const blocked = (
  [
    [1, 1, 1],
    [67, 5, 3],
    [5, 67, 33],
  ] as const
).map(([m, n, width]): Case => {
  const [a, b] = [given([m, width], 1), given([n, width], 2)];
  return {
    name: `product of ${m} and ${n} rows of ${width}`,
    inputs: [a, b],
    ours: () => tensor(product(a.values, b.values, width), [m, n]),
    stock: (x, y) => tf.matMul(x!, y!, false, true),
    gradientless: true,
  };
});

export const products: Cases = {
  covers: ['Multiply', 'Dense', 'ColumnSums', 'ReluGradient'],
  cases: [...multiplications, ...layers, ...shared, ...blocked],
};

function affine(x: tf.Tensor, w: tf.Tensor, b: tf.Tensor, relu: boolean): tf.Tensor {
  const y = tf.add(tf.matMul(x, w), tf.expandDims(b, 1));
  return relu ? tf.relu(y) : y;
}
