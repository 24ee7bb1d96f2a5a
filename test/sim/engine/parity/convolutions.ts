import * as tf from '@tensorflow/tfjs-core';
import { dense, patches } from '#lib/sim/engine/layers.ts';
import { reshape } from '#lib/sim/engine/tensor.ts';
import { type Case, type Cases, given, type Given, ties } from './case.ts';

/** Images `[n, height, width, channels]`, filters, window: borders, gaps between windows, single rows and columns. */
const SIZES = [
  [[2, 14, 14, 1], 3, { kernel: 3, stride: 2, padding: 1 }],
  [[3, 7, 7, 5], 4, { kernel: 3, stride: 2, padding: 1 }],
  [[1, 5, 8, 3], 2, { kernel: 3, stride: 1, padding: 1 }],
  [[2, 5, 6, 2], 3, { kernel: 2, stride: 3, padding: 2 }],
  [[1, 9, 9, 1], 1, { kernel: 2, stride: 4, padding: 0 }],
  [[2, 1, 7, 3], 5, { kernel: 1, stride: 2, padding: 0 }],
  [[1, 6, 1, 4], 2, { kernel: 3, stride: 2, padding: 1 }],
  [[1, 3, 3, 2], 3, { kernel: 5, stride: 1, padding: 1 }],
] as const;

type Size = (typeof SIZES)[number];

export const convolutions: Cases = {
  covers: ['Patches', 'PatchesGradient', 'Dense', 'Reshape'],
  cases: SIZES.flatMap((size) => [
    convolution('convolution', size, given),
    convolution('convolution with ties', size, ties),
    convolution('convolution of negative windows', size, (shape, seed) => {
      const { values } = given(shape, seed);
      return { values: shape.length === 4 ? values.map((v) => -Math.abs(v)) : values, shape };
    }),
    convolution('large convolution', size, (shape, seed) => given(shape, seed, 1e15)),
  ]),
};

function convolution(
  name: string,
  [shape, filters, window]: Size,
  values: (shape: readonly number[], seed: number) => Given,
): Case {
  const [images, height, width, channels] = shape;
  const { kernel, stride, padding } = window;
  const depth = kernel * kernel * channels;
  const edge: [number, number] = [padding, padding];
  return {
    name: `${name} [${shape}] by ${kernel} × ${kernel}, stride ${stride}, padding ${padding}`,
    inputs: [values(shape, 1), values([depth, filters], 2), values([filters], 3)],
    ours(x, w, b) {
      const pixels = reshape(x!, [1, images, height * width * channels]);
      const rows = patches(pixels, { height, width, channels }, window);
      return dense(rows, reshape(w!, [1, depth, filters]), reshape(b!, [1, filters]), true);
    },
    stock(x, w, b) {
      const filter = tf.reshape(w!, [kernel, kernel, channels, filters]) as tf.Tensor4D;
      const padded = tf.pad(x!, [[0, 0], edge, edge, [0, 0]]) as tf.Tensor4D;
      return tf.relu(tf.add(tf.conv2d(padded, filter, stride, 'valid'), b!));
    },
  };
}
