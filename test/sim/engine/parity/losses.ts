import * as tf from '@tensorflow/tfjs-core';
import { crossEntropy, supervisedContrastive } from '#lib/sim/engine/losses.ts';
import { unitRows } from '#lib/sim/engine/layers.ts';
import { reshape, tensor } from '#lib/sim/engine/tensor.ts';
import { type Case, type Cases, given, type Given, ties } from './case.ts';

const SHAPES = [
  [1, 1, 1],
  [1, 1, 2],
  [3, 5, 7],
  [2, 16, 10],
  [1, 9, 13],
] as const;

const entropies = SHAPES.flatMap((shape) => [
  entropy('of', given(shape, 1, 8)),
  entropy('of ties in', ties(shape, 2)),
  entropy('of equal logits in', { values: given(shape, 3).values.fill(-4), shape }),
  entropy('of large logits in', given(shape, 4, 3e4)),
]);

function entropy(what: string, logits: Given): Case {
  const [groups, rows, classes] = logits.shape as [number, number, number];
  const labels = Int32Array.from({ length: groups * rows }, (_, i) => (i * 7 + 3) % classes);
  return {
    name: `crossEntropy ${what} [${logits.shape}]`,
    inputs: [logits],
    ours: (x) => crossEntropy(x!, tensor(labels, [labels.length])),
    stock(x) {
      const own = tf.tensor(ownOf(labels, classes), [...logits.shape]);
      const shifted = tf.sub(x!, tf.max(x!, -1, true));
      const losses = tf.sub(tf.log(tf.sum(tf.exp(shifted), -1)), tf.sum(tf.mul(shifted, own), -1));
      return tf.mean(losses, 1);
    },
  };
}

/** 1 at each row's label, else 0. */
function ownOf(labels: Int32Array, classes: number): Float32Array {
  const own = new Float32Array(labels.length * classes);
  labels.forEach((label, row) => (own[row * classes + label] = 1));
  return own;
}

/** Rows, their width, how many labels there are and how many rows an extractor has. */
const POOLS = [
  [2, 3, 1, 1],
  [5, 4, 2, 2],
  [7, 1, 3, 1],
  [24, 32, 4, 3],
  [33, 5, 2, 8],
  [131, 5, 3, 2],
  [12, 7, 12, 1],
] as const;

const contrasts = POOLS.flatMap((pool) =>
  [0.05, 0.2, 10].flatMap((temperature) => [
    contrast('of', pool, given([pool[0], pool[1]], 1), temperature),
    contrast('of ties in', pool, ties([pool[0], pool[1]], 2), temperature),
    contrast(
      'of equal rows in',
      pool,
      { values: new Float32Array(pool[0] * pool[1]).fill(-1), shape: [pool[0], pool[1]] },
      temperature,
    ),
  ]),
);

function contrast(
  what: string,
  [rows, width, kinds, share]: (typeof POOLS)[number],
  e: Given,
  temperature: number,
): Case {
  const labels = Int32Array.from({ length: rows }, (_, i) => (i * i) % kinds);
  const extractors = Int32Array.from({ length: rows }, (_, i) => Math.floor(i / share));
  const every = [...labels.keys()];
  const positives = every.map((i) =>
    every.map((j) => Number(labels[i] === labels[j] && extractors[i] !== extractors[j])),
  );
  return {
    name: `supervisedContrastive ${what} [${rows},${width}], τ = ${temperature}, ${kinds} labels`,
    inputs: [e],
    ours: (x) =>
      reshape(
        supervisedContrastive(
          unitRows(x!),
          tensor(labels, [rows]),
          tensor(extractors, [rows]),
          temperature,
        ),
        [],
      ),
    stock: (x) => stockContrastive(x!, positives, temperature),
    tolerance: 5e-5,
    terms: 1 / temperature,
  };
}

/** Khosla et al. 2020, L_out, term by term. */
function stockContrastive(x: tf.Tensor, positives: number[][], temperature: number): tf.Tensor {
  const n = positives.length;
  const u = tf.div(x, tf.sqrt(tf.add(tf.sum(tf.square(x), -1, true), 1e-12)));
  const s = tf.div(tf.matMul(u, u, false, true), temperature);
  const others = tf.sub(1, tf.eye(n));
  const peak = tf.max(s, 1, true);
  const partition = tf.sum(tf.mul(tf.exp(tf.sub(s, peak)), others), 1, true);
  const logs = tf.sub(tf.sub(s, peak), tf.log(partition));
  const counts = positives.map((row) => row.reduce((a, b) => a + b));
  const anchors = Math.max(1, counts.filter((count) => count > 0).length);
  const weights = positives.map((row, i) => row.map((p) => -p / Math.max(1, counts[i]!) / anchors));
  return tf.sum(tf.mul(tf.tensor2d(weights), logs));
}

export const losses: Cases = {
  covers: ['CrossEntropy', 'SupervisedContrastive', 'Loss', 'ScaleGroups'],
  cases: [...entropies, ...contrasts],
};
