import { centredColumns, meanOf } from './centred.ts';
import { cholesky, solve } from './cholesky.ts';
import { addProducts } from './products.ts';

/** The ridge as a share of the features' mean variance, so that scaling the features changes no answer. */
const RIDGE = 0.1;

/** A linear classifier on features of some width. */
export interface Probe {
  readonly width: number;
  readonly classes: number;
  /** `[classes, width]`. */
  readonly weights: Float64Array;
  /** `[classes]`. */
  readonly bias: Float64Array;
}

/**
 * Fits one-hot classes by least squares with a ridge: W = (XᵀX + λI)⁻¹XᵀY on centred X and Y, the bias unpenalised
 * (Hoerl and Kennard 1970). Features that are all alike give a probe that always answers the most frequent class.
 * @param rows `[n, width]`, of the classes `labels` `[n]`.
 */
export function fitProbe(rows: Float64Array, width: number, labels: Uint8Array): Probe {
  const n = labels.length;
  const classes = labels.reduce((most, label) => Math.max(most, label), 0) + 1;
  const centre = meanOf(rows, width, n);
  const columns = centredColumns(rows, centre, n);
  const gram = new Float64Array(width * width);
  addProducts(gram, columns, columns, n, 'lower');
  addRidge(gram, width);
  const product = productWithClasses(columns, labels, classes);
  const solution = solve(cholesky(gram, width), width, product, classes);

  const weights = new Float64Array(classes * width);
  const bias = new Float64Array(classes);
  for (const label of labels) bias[label]! += 1 / n;
  for (let label = 0; label < classes; label++) {
    for (let i = 0; i < width; i++) {
      const weight = solution[i * classes + label]!;
      weights[label * width + i] = weight;
      bias[label]! -= centre[i]! * weight;
    }
  }
  return { width, classes, weights, bias };
}

/**
 * The class that the probe gives to each of rows `[n, width]`; of equal scores the lower class, and −1 where a score
 * is not a number.
 */
export function probeAnswers(
  { width, classes, weights, bias }: Probe,
  rows: Float64Array,
): Int16Array {
  const answers = new Int16Array(rows.length / width);
  const scores = new Float64Array(answers.length * classes);
  for (let start = 0; start < scores.length; start += classes) scores.set(bias, start);
  addProducts(scores, rows, weights, width);
  for (let row = 0; row < answers.length; row++) {
    answers[row] = largest(scores, row * classes, classes);
  }
  return answers;
}

function largest(scores: Float64Array, start: number, classes: number): number {
  let most = -Infinity;
  for (let label = 0; label < classes; label++) most = Math.max(most, scores[start + label]!);
  for (let label = 0; label < classes; label++) if (scores[start + label] === most) return label;
  return -1;
}

/** XᵀY `[width, classes]` of centred columns; Y need not be centred, as the columns sum to zero. */
function productWithClasses(
  columns: Float64Array,
  labels: Uint8Array,
  classes: number,
): Float64Array {
  const n = labels.length;
  const product = new Float64Array((columns.length / n) * classes);
  for (let i = 0; i * n < columns.length; i++) {
    for (let row = 0; row < n; row++) product[i * classes + labels[row]!]! += columns[i * n + row]!;
  }
  return product;
}

function addRidge(gram: Float64Array, width: number): void {
  let trace = 0;
  for (let i = 0; i < width; i++) trace += gram[i * width + i]!;
  // Without any variance every weight is zero, whatever the ridge.
  const ridge = trace > 0 ? (RIDGE * trace) / width : 1;
  for (let i = 0; i < width; i++) gram[i * width + i]! += ridge;
}
