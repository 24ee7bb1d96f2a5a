import { cholesky, solve } from './cholesky.ts';

/** The ridge as a share of the features' mean variance, so that scaling the features changes no answer. */
const RIDGE = 0.1;

/** A linear classifier on features of some width. */
export interface Probe {
  readonly width: number;
  readonly classes: number;
  /** `[width, classes]`. */
  readonly weights: Float64Array;
  /** `[classes]`. */
  readonly bias: Float64Array;
}

/**
 * Fits one-hot classes by least squares with a ridge: W = (XᵀX + λI)⁻¹XᵀY on centred X and Y, the bias unpenalised
 * (Hoerl and Kennard 1970). Features that are all alike give a probe that always answers the most frequent class.
 * @param rows `[n, width]`, of which only `samples` are used.
 */
export function fitProbe(
  rows: Float32Array,
  width: number,
  labels: Uint8Array,
  samples: readonly number[],
): Probe {
  const classes = labels.reduce((most, label) => Math.max(most, label), 0) + 1;
  const centre = meanOf(rows, width, samples);
  const share = new Float64Array(classes);
  for (const sample of samples) share[labels[sample]!]! += 1 / samples.length;

  const gram = new Float64Array(width * width);
  const product = new Float64Array(width * classes);
  for (const sample of samples) {
    const x = centre.map((middle, column) => rows[sample * width + column]! - middle);
    // XᵀY needs no centred Y: the columns of X sum to zero.
    for (let i = 0; i < width; i++) {
      product[i * classes + labels[sample]!]! += x[i]!;
      for (let j = 0; j <= i; j++) gram[i * width + j]! += x[i]! * x[j]!;
    }
  }
  addRidge(gram, width);
  const weights = solve(cholesky(gram, width), width, product, classes);
  const bias = share.map((own, label) =>
    centre.reduce((sum, middle, column) => sum - middle * weights[column * classes + label]!, own),
  );
  return { width, classes, weights, bias };
}

/** The class that the probe gives to row `sample` of rows `[n, width]`; of equal scores the lower class. */
export function probeAnswer(
  { width, classes, weights, bias }: Probe,
  rows: Float32Array,
  sample: number,
): number {
  const scores = bias.slice();
  for (let column = 0; column < width; column++) {
    const x = rows[sample * width + column]!;
    for (let label = 0; label < classes; label++)
      scores[label]! += x * weights[column * classes + label]!;
  }
  return scores.indexOf(scores.reduce((best, score) => Math.max(best, score)));
}

function meanOf(rows: Float32Array, width: number, samples: readonly number[]): Float64Array {
  const sum = new Float64Array(width);
  for (const sample of samples) {
    for (let column = 0; column < width; column++) sum[column]! += rows[sample * width + column]!;
  }
  return sum.map((x) => x / samples.length);
}

function addRidge(gram: Float64Array, width: number): void {
  let trace = 0;
  for (let i = 0; i < width; i++) trace += gram[i * width + i]!;
  // Without any variance every weight is zero, whatever the ridge.
  const ridge = trace > 0 ? (RIDGE * trace) / width : 1;
  for (let i = 0; i < width; i++) gram[i * width + i]! += ridge;
}
