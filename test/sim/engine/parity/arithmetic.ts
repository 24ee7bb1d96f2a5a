import * as tf from '@tensorflow/tfjs-core';
import { average, extend, mix, spread } from '#lib/sim/engine/blend.ts';
import { detach, wire } from '#lib/sim/engine/gradient.ts';
import { relu } from '#lib/sim/engine/layers.ts';
import { add, scale, sum } from '#lib/sim/engine/tensor.ts';
import { type Case, type Cases, given, type Given, ties } from './case.ts';

const SHAPES = [[1], [3], [4], [13], [3, 5, 7]];

const KINDS: Readonly<Record<string, (shape: readonly number[], seed: number) => Given>> = {
  some: given,
  'ties in': ties,
  'large values in': (shape, seed) => given(shape, seed, 1e30),
};

const elementwise = Object.entries(KINDS).flatMap(([kind, values]) =>
  SHAPES.flatMap((shape): Case[] => {
    const [a, b] = [values(shape, 1), values(shape, 2)];
    const what = `${kind} [${shape}]`;
    return [
      { name: `relu of ${what}`, inputs: [a], ours: (x) => relu(x!), stock: (x) => tf.relu(x!) },
      {
        name: `scale of ${what}`,
        inputs: [a],
        ours: (x) => scale(x!, -0.7),
        stock: (x) => tf.mul(x!, -0.7),
      },
      {
        name: `add of ${what}`,
        inputs: [a, b],
        ours: (x, y) => add(add(x!, y!), x!),
        stock: (x, y) => tf.add(tf.add(x!, y!), x!),
      },
      { name: `sum of ${what}`, inputs: [a], ours: (x) => sum(x!), stock: (x) => tf.sum(x!) },
      {
        name: `wire of ${what}`,
        inputs: [a],
        ours: (x) => wire(x!, 3),
        stock: (x) => tf.sub(tf.mul(x!, 3), stopped(tf.mul(x!, 2))),
        tolerance: 1e-6,
      },
      {
        name: `detach of ${what}`,
        inputs: [a],
        ours: (x) => add(detach(x!), x!),
        stock: (x) => tf.add(stopped(x!), x!),
      },
    ];
  }),
);

const blends = [
  [1, 1],
  [2, 7],
  [5, 3, 4],
].map((shape): Case[] => {
  const [a, mean] = [given(shape, 1), given(shape.slice(1), 2)];
  const blend = (name: string, ours: Case['ours'], stock: Case['stock']): Case => ({
    ...{ name: `${name} of [${shape}]`, inputs: [a, mean], ours, stock },
    gradientless: true,
  });
  return [
    blend(
      'average',
      (x) => average(x!),
      (x) => tf.mean(x!, 0),
    ),
    blend(
      'mix',
      (x, m) => mix(x!, m!, 0.2),
      (x, m) => tf.add(tf.mul(x!, 0.2), tf.mul(m!, 0.8)),
    ),
    blend(
      'mix of the first',
      (x, m) => mix(x!, m!, 0.7, 1),
      (x, m) => tf.add(tf.mul(tf.slice(x!, 0, 1), 0.7), tf.mul(m!, 0.3)),
    ),
    blend(
      'spread',
      (_, m) => spread(m!, 3),
      (_, m) => tf.stack([m!, m!, m!]),
    ),
    blend(
      'extend',
      (x, m) => extend(x!, m!, 2),
      (x, m) => tf.concat([x!, tf.stack([m!, m!])]),
    ),
  ];
});

export const arithmetic: Cases = {
  covers: ['Relu', 'ReluGradient', 'Scale', 'Add', 'Sum', 'Fill', 'Wire'],
  cases: elementwise,
};

export const blending: Cases = {
  covers: ['Average', 'Mix', 'Spread', 'Extend'],
  cases: blends.flat(),
};

/** The same values; no gradient flows back. */
const stopped = tf.customGrad((x) => ({
  value: tf.clone(x as tf.Tensor),
  gradFunc: (dy: tf.Tensor) => tf.zerosLike(dy),
})) as (x: tf.Tensor) => tf.Tensor;
