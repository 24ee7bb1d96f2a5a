import { exponential, logarithm } from './exponential.as';
import { lanes, total } from './lanes.as';
import { pack } from './pack.as';
import { product, productScratch } from './product.as';

// Scratch memory: the similarities, a square whose side is the number of rows rounded up to a multiple
// of four; labels and extractors, as long; then that of the products. What is added takes part in
// nothing: its label is nobody's and its similarity is −∞.

const NOBODY: i32 = i32.MIN_VALUE;

/** Bytes of scratch memory for `n` rows of `width`. */
export function contrastiveScratch(n: i32, width: i32): i32 {
  const side = (n + 3) & ~3;
  return 4 * (side * side + 2 * side) + productScratch(max(n, width));
}

/**
 * Supervised contrastive loss of unit rows `u [n,width]` with positives of other extractors, and its
 * gradient `[n,width]`. Khosla et al. 2020, the outside-the-log form.
 */
export function supervisedContrastive(
  n: i32,
  width: i32,
  u: usize,
  labels: usize,
  extractors: usize,
  temperature: f32,
  loss: usize,
  gradient: usize,
  scratch: usize,
): void {
  const side = (n + 3) & ~3;
  const row = side * 4;
  const labelsHere = scratch + side * row;
  const extractorsHere = labelsHere + row;
  const forProducts = extractorsHere + row;
  copyPadded(n, side, labels, labelsHere);
  copyPadded(n, side, extractors, extractorsHere);
  memory.fill(scratch, 0, side * row);
  product(n, n, width, u, width * 4, 4, u, width * 4, 4, scratch, row, forProducts);

  let anchors = 0;
  let sum: f32 = 0;
  for (let i = 0; i < n; i++) {
    const similarities = scratch + i * row;
    const positives = countPositives(i, side, labelsHere, extractorsHere);
    if (positives > 0) {
      anchors++;
      exclude(i, n, side, similarities);
      sum += anchorLoss(
        i,
        side,
        labelsHere,
        extractorsHere,
        positives,
        1 / temperature,
        similarities,
      );
    } else {
      memory.fill(similarities, 0, row);
    }
  }
  store<f32>(loss, anchors > 0 ? sum / <f32>anchors : 0);
  symmetrise(side, scratch, anchors > 0 ? 1 / (temperature * <f32>anchors) : 0, forProducts);
  product(n, width, n, scratch, row, 4, u, 4, width * 4, gradient, width * 4, forProducts);
}

function copyPadded(n: i32, side: i32, from: usize, to: usize): void {
  memory.copy(to, from, n * 4);
  for (let i = n; i < side; i++) store<i32>(to + i * 4, NOBODY);
}

/** The denominator runs over every other row: not over the anchor, nor over what was added. */
function exclude(i: i32, n: i32, side: i32, similarities: usize): void {
  store<f32>(similarities + i * 4, -Infinity);
  for (let j = n; j < side; j++) store<f32>(similarities + j * 4, -Infinity);
}

/** All bits where row `j…j+3` has the anchor's label and another extractor. */
function positivesAt(j: i32, labels: usize, extractors: usize, label: v128, extractor: v128): v128 {
  const same = i32x4.eq(v128.load(labels + j * 4), label);
  return v128.andnot(same, i32x4.eq(v128.load(extractors + j * 4), extractor));
}

function countPositives(i: i32, side: i32, labels: usize, extractors: usize): i32 {
  const label = v128.load_splat<i32>(labels + i * 4);
  const extractor = v128.load_splat<i32>(extractors + i * 4);
  let count = i32x4.splat(0);
  for (let j = 0; j < side; j += 4) {
    count = i32x4.sub(count, positivesAt(j, labels, extractors, label, extractor));
  }
  return (
    i32x4.extract_lane(count, 0) +
    i32x4.extract_lane(count, 1) +
    i32x4.extract_lane(count, 2) +
    i32x4.extract_lane(count, 3)
  );
}

/**
 * The loss of one anchor; its row of similarities becomes the loss's gradient with respect to them,
 * `softmax(s/τ) − 1[positive]/|P|`, still without the factor 1/τ.
 */
function anchorLoss(
  i: i32,
  side: i32,
  labels: usize,
  extractors: usize,
  positives: i32,
  inverseTemperature: f32,
  s: usize,
): f32 {
  const label = v128.load_splat<i32>(labels + i * 4);
  const extractor = v128.load_splat<i32>(extractors + i * 4);
  let peaks = f32x4.splat(-Infinity);
  let attraction = f32x4.splat(0);
  for (let j = 0; j < side; j += 4) {
    const value = f32x4.mul(v128.load(s + j * 4), f32x4.splat(inverseTemperature));
    const positive = positivesAt(j, labels, extractors, label, extractor);
    peaks = f32x4.pmax(value, peaks);
    attraction = f32x4.add(attraction, v128.and(value, positive));
    v128.store(s + j * 4, value);
  }
  const peak = max<f32>(
    max<f32>(f32x4.extract_lane(peaks, 0), f32x4.extract_lane(peaks, 1)),
    max<f32>(f32x4.extract_lane(peaks, 2), f32x4.extract_lane(peaks, 3)),
  );
  for (let j = 0; j < side; j += 4) {
    v128.store(s + j * 4, exponential(f32x4.sub(v128.load(s + j * 4), f32x4.splat(peak))));
  }
  const sum = total(side, s);
  const share = f32x4.splat(1 / <f32>positives);
  for (let j = 0; j < side; j += 4) {
    const softmax = f32x4.mul(v128.load(s + j * 4), f32x4.splat(1 / sum));
    const positive = positivesAt(j, labels, extractors, label, extractor);
    v128.store(s + j * 4, f32x4.sub(softmax, v128.and(share, positive)));
  }
  return logarithm(sum) + peak - lanes(attraction) / <f32>positives;
}

/** `s ← (s + sᵀ)·factor`, by blocks of 4 × 4 and their mirror images; `spare` holds one block. */
function symmetrise(side: i32, s: usize, factor: f32, spare: usize): void {
  const row = side * 4;
  for (let i = 0; i < side; i += 4) {
    for (let j = 0; j <= i; j += 4) {
      const block = s + i * row + j * 4;
      const mirror = s + j * row + i * 4;
      addTransposed(block, mirror, row, factor, spare);
      if (mirror != block) pack(4, 4, block, row, 4, mirror, row);
    }
  }
}

function addTransposed(block: usize, mirror: usize, row: i32, factor: f32, spare: usize): void {
  pack(4, 4, mirror, row, 4, spare, 16);
  for (let i = 0; i < 4; i++) {
    const sum = f32x4.add(v128.load(block), v128.load(spare));
    v128.store(block, f32x4.mul(sum, f32x4.splat(factor)));
    block += row;
    spare += 16;
  }
}
