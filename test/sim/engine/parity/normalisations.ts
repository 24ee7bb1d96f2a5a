import * as tf from '@tensorflow/tfjs-core';
import { layerNorm, unitRows } from '#lib/sim/engine/layers.ts';
import { type Case, type Cases, given, type Given, ties } from './case.ts';

const SHAPES = [
  [1, 1],
  [4, 1],
  [1, 3],
  [3, 4],
  [2, 5, 7],
  [3, 48],
  [2, 17],
];

const NORMS = {
  layerNorm: {
    ours: layerNorm,
    stock(x: tf.Tensor) {
      const { mean, variance } = tf.moments(x, -1, true);
      return tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, 1e-5)));
    },
  },
  unitRows: {
    ours: unitRows,
    stock: (x: tf.Tensor) => tf.div(x, tf.sqrt(tf.add(tf.sum(tf.square(x), -1, true), 1e-12))),
  },
};

export const normalisations: Cases = {
  covers: ['LayerNorm', 'LayerNormGradient', 'UnitRows', 'UnitRowsGradient'],
  cases: SHAPES.flatMap((shape) => [
    ...both('of', given(shape, 1)),
    ...both('of ties in', ties(shape, 2)),
    ...both('of negative', { values: given(shape, 3).values.map((v) => -Math.abs(v)), shape }),
    ...both('of equal values in', { values: given(shape, 4).values.fill(2.5), shape }),
    ...both('of zeros in', { values: given(shape, 5).values.fill(0), shape }),
    ...both('of large', given(shape, 6, 1e15)),
    ...both('of small', given(shape, 7, 1e-4)),
  ]),
};

function both(what: string, x: Given): Case[] {
  return Object.entries(NORMS).map(([name, { ours, stock }]) => ({
    name: `${name} ${what} [${x.shape}]`,
    inputs: [x],
    ours: (t) => ours(t!),
    stock: (t) => stock(t!),
    tolerance: 2e-5,
    // A row of one value is ±1 whatever it is: its gradient is a difference of terms of this size.
    terms: x.shape.at(-1) === 1 ? 1 / Math.max(1e-6, ...x.values.map(Math.abs)) : 0,
  }));
}
