import type * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '#lib/sim/engine/tensor.ts';
import { numbers } from '../numbers.ts';

/** Values of a shape, row-major. */
export interface Given {
  readonly values: Float32Array;
  readonly shape: readonly number[];
}

/** One use of our operations, and the same composed of stock ones. */
export interface Case {
  readonly name: string;
  readonly inputs: readonly Given[];
  readonly ours: (...inputs: Tensor[]) => Tensor;
  readonly stock: (...inputs: tf.Tensor[]) => tf.Tensor;
  /** What the numbers may differ by, relative to the largest; default 1e-5. */
  readonly tolerance?: number;
  /** The size of the terms where they cancel, so that the largest number says nothing; default 0. */
  readonly terms?: number;
  /** No gradient flows through these operations. */
  readonly gradientless?: true;
}

/** Cases, and the registered operations that they use. */
export interface Cases {
  readonly covers: readonly string[];
  readonly cases: readonly Case[];
}

/** Numbers between −`scale` and `scale` that look random; another seed, other numbers. */
export function given(shape: readonly number[], seed: number, scale = 1): Given {
  return { values: numbers(sizeOf(shape), seed).map((value) => value * scale), shape };
}

/** Of −1, 0 and 1 only: sums are exact and often 0, and rows are equal. */
export function ties(shape: readonly number[], seed: number): Given {
  return { values: numbers(sizeOf(shape), seed).map((value) => Math.round(value * 1.4)), shape };
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((a, b) => a * b, 1);
}
