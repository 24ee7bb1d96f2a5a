import { scale } from './elementwise.as';
import { exponential, exponentialOf, logarithm } from './exponential.as';
import { total } from './lanes.as';

/**
 * Mean cross-entropy `losses [groups]` of `logits [groups,rows,classes]` against `labels
 * [groups·rows]`, and the gradient of the losses' sum. Returns the first row whose label is out of
 * range, else −1.
 */
export function crossEntropy(
  groups: i32,
  rows: i32,
  classes: i32,
  logits: usize,
  labels: usize,
  losses: usize,
  gradient: usize,
): i32 {
  for (let r = 0; r < groups * rows; r++) {
    if (load<u32>(labels + r * 4) >= <u32>classes) return r;
  }
  for (let g = 0; g < groups; g++) {
    let sum: f32 = 0;
    for (let r = 0; r < rows; r++) {
      sum += rowLoss(classes, logits, load<i32>(labels), 1 / <f32>rows, gradient);
      logits += classes * 4;
      gradient += classes * 4;
      labels += 4;
    }
    store<f32>(losses + g * 4, sum / <f32>rows);
  }
  return -1;
}

/** `ln Σ exp(x) − x[label]`, and `(softmax(x) − onehot(label))·weight` into `gradient`. */
function rowLoss(n: i32, x: usize, label: i32, weight: f32, gradient: usize): f32 {
  const peak = largest(n, x);
  shiftedExponentials(n, x, peak, gradient);
  const sum = total(n, gradient);
  scale(n, weight / sum, gradient, gradient);
  const own = gradient + label * 4;
  store<f32>(own, load<f32>(own) - weight);
  return logarithm(sum) + peak - load<f32>(x + label * 4);
}

function largest(n: i32, x: usize): f32 {
  let result = load<f32>(x);
  for (let i = 1; i < n; i++) result = max<f32>(result, load<f32>(x + i * 4));
  return result;
}

/** `y = exp(x − peak)`. */
function shiftedExponentials(n: i32, x: usize, peak: f32, y: usize): void {
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    v128.store(y + i * 4, exponential(f32x4.sub(v128.load(x + i * 4), f32x4.splat(peak))));
  }
  for (; i < n; i++) store<f32>(y + i * 4, exponentialOf(load<f32>(x + i * 4) - peak));
}
