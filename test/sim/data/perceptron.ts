import { stream, type Stream } from '#lib/sim/random.ts';
import type { Samples } from '#lib/sim/federation.ts';

const HIDDEN = 64;
const CLASSES = 10;

/**
 * Accuracy on `test` of a network with 64 hidden units, trained on `train` by plain SGD, one sample at a
 * time, at a rate that falls to nothing.
 */
export function perceptronAccuracy(
  train: Samples,
  test: Samples,
  epochs: number,
  rate = 0.02,
): number {
  const inputs = train.images.length / train.labels.length;
  const random = stream(1, 'perceptron');
  const [first, second] = [layer(inputs, HIDDEN, random), layer(HIDDEN, CLASSES, random)];
  const hidden = new Float64Array(HIDDEN);
  const logits = new Float64Array(CLASSES);
  const back = new Float64Array(HIDDEN);
  const n = train.labels.length;

  function forward(image: Float32Array): void {
    apply(first, image, hidden);
    for (let i = 0; i < HIDDEN; i++) hidden[i] = Math.max(0, hidden[i]!);
    apply(second, hidden, logits);
  }
  for (let step = 0; step < epochs * n; step++) {
    const sample = random.below(n);
    const image = train.images.subarray(sample * inputs, (sample + 1) * inputs);
    forward(image);
    softmax(logits);
    logits[train.labels[sample]!]! -= 1;
    const now = rate * (1 - step / (epochs * n));
    descend(second, hidden, logits, now, back);
    for (let i = 0; i < HIDDEN; i++) if (hidden[i] === 0) back[i] = 0;
    descend(first, image, back, now);
  }
  const right = test.labels.filter((label, i) => {
    forward(test.images.subarray(i * inputs, (i + 1) * inputs));
    return logits.indexOf(Math.max(...logits)) === label;
  });
  return right.length / test.labels.length;
}

/** `[outputs, inputs + 1]`, the bias last. */
function layer(inputs: number, outputs: number, random: Stream): Float64Array {
  return Float64Array.from({ length: outputs * (inputs + 1) }, (_, i) =>
    (i + 1) % (inputs + 1) === 0 ? 0 : Math.sqrt(2 / inputs) * random.normal(),
  );
}

function apply(
  weights: Float64Array,
  input: Float32Array | Float64Array,
  output: Float64Array,
): void {
  const n = input.length;
  for (let o = 0; o < output.length; o++) {
    const row = o * (n + 1);
    let sum = weights[row + n]!;
    for (let i = 0; i < n; i++) sum += weights[row + i]! * input[i]!;
    output[o] = sum;
  }
}

function descend(
  weights: Float64Array,
  input: Float32Array | Float64Array,
  gradient: Float64Array,
  rate: number,
  back?: Float64Array,
): void {
  const n = input.length;
  back?.fill(0);
  for (let o = 0; o < gradient.length; o++) {
    const row = o * (n + 1);
    const slope = gradient[o]!;
    if (slope === 0) continue;
    if (back) for (let i = 0; i < n; i++) back[i]! += slope * weights[row + i]!;
    for (let i = 0; i < n; i++) weights[row + i]! -= rate * slope * input[i]!;
    weights[row + n]! -= rate * slope;
  }
}

function softmax(logits: Float64Array): void {
  const top = Math.max(...logits);
  let sum = 0;
  for (let i = 0; i < logits.length; i++) sum += logits[i] = Math.exp(logits[i]! - top);
  for (let i = 0; i < logits.length; i++) logits[i]! /= sum;
}
