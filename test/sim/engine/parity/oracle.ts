import * as tf from '@tensorflow/tfjs-core';
import { read, scope, tensor } from '#lib/sim/engine/tensor.ts';
import { pullBack } from '../numbers.ts';
import type { Case } from './case.ts';

/** What a case computes: its values, and the gradients of its inputs from `dy`. */
export interface Outcome {
  readonly values: Float32Array;
  readonly gradients: readonly Float32Array[];
}

/** Brings the stock operations, on TensorFlow.js's JavaScript backend, and their gradients. */
export async function startOracle(): Promise<void> {
  // Else they advise to use another backend, and say that both packages bring the same one.
  tf.env().set('IS_TEST', true);
  await import('@tensorflow/tfjs-backend-cpu');
  await import('@tensorflow/tfjs');
}

/** By our operations, on the engine. */
export function ourOutcome({ inputs, ours, gradientless }: Case, dy: Float32Array): Outcome {
  return scope(() => {
    const tensors = inputs.map(({ values, shape }) => tensor(values, shape));
    const values = read(ours(...tensors));
    return {
      values,
      gradients: gradientless ? [] : pullBack(() => ours(...tensors), dy, tensors),
    };
  });
}

/** By stock operations; the engine is used again afterwards. `dy` is given the number of values. */
export async function stockOutcome(
  { inputs, stock, gradientless }: Case,
  dy: (size: number) => Float32Array,
): Promise<Outcome> {
  await tf.setBackend('cpu');
  try {
    return tf.tidy(() => {
      const tensors = inputs.map(({ values, shape }) => tf.tensor(values, [...shape]));
      const found = stock(...tensors);
      const weights = tf.tensor(dy(found.size), found.shape);
      const weighed = (...list: tf.Tensor[]) => tf.sum(tf.mul(stock(...list), weights));
      const gradients = gradientless ? [] : tf.grads(weighed)(tensors);
      return { values: valuesOf(found), gradients: gradients.map(valuesOf) };
    });
  } finally {
    await tf.setBackend('wasm');
  }
}

function valuesOf(t: tf.Tensor): Float32Array {
  return Float32Array.from(t.dataSync());
}
