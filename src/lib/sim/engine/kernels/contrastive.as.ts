import { exponential, logarithm } from './exponential.as';
import { lanes } from './lanes.as';
import { pack } from './pack.as';
import { product, productScratch } from './product.as';

// Similarity is symmetric, and so is the loss's gradient with respect to it: only pairs j < i are
// computed, and count for both rows. Rows have length 1, so no exponent s/τ is beyond ±1/τ, and as long as
// τ is at least 1/80 their exponentials and sums fit float32 as they are. Scratch memory: the square of
// pairs, its side rounded up to a multiple of four, five lists as long, then that of the products. What
// was added to the lists is nobody's label.

const NOBODY: i32 = i32.MIN_VALUE;
/** Rows whose similarities are computed together. */
const BLOCK: i32 = 64;
/** Values of a cache line. */
const LINE: i32 = 16;

/** Bytes of scratch memory for `n` rows of `width`. */
export function contrastiveScratch(n: i32, width: i32): i32 {
  const side = (n + 3) & ~3;
  return side * pitchOf(side) + 20 * side + productScratch(max(n, width));
}

/** Bytes between rows of the square: an odd number of cache lines, for the rows of a column to lie in different cache sets. */
function pitchOf(side: i32): i32 {
  return (((side + 15) >> 4) | 1) << 6;
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
  const row = pitchOf(side);
  const list = side * 4;
  const labelsHere = scratch + side * row;
  const extractorsHere = labelsHere + list;
  const sums = extractorsHere + list;
  const attractions = sums + list;
  const positives = attractions + list;
  const forProducts = positives + list;
  copyPadded(n, side, labels, labelsHere);
  copyPadded(n, side, extractors, extractorsHere);
  memory.fill(sums, 0, 3 * list);

  const inverse: f32 = 1 / temperature;
  for (let top = 0; top < n; top += BLOCK) {
    const bottom = min(top + BLOCK, n);
    const rows = u + top * width * 4;
    const block = scratch + top * row;
    product(
      bottom - top,
      bottom,
      width,
      rows,
      width * 4,
      4,
      u,
      width * 4,
      4,
      block,
      row,
      forProducts,
    );
    for (let i = top; i < bottom; i++) {
      meet(i, labelsHere, extractorsHere, inverse, scratch + i * row, sums, attractions, positives);
    }
  }
  const anchors = conclude(n, sums, attractions, positives, loss);
  const factor: f32 = anchors > 0 ? inverse / <f32>anchors : 0;
  for (let i = 0; i < n; i++) {
    weigh(i, labelsHere, extractorsHere, factor, scratch + i * row, sums, positives);
  }
  mirror(side, row, scratch, forProducts);
  product(n, width, n, scratch, row, 4, u, 4, width * 4, gradient, width * 4, forProducts);
}

function copyPadded(n: i32, side: i32, from: usize, to: usize): void {
  memory.copy(to, from, n * 4);
  for (let i = n; i < side; i++) store<i32>(to + i * 4, NOBODY);
}

/**
 * Row i meets the rows before it, whose similarities are at `s`: they become `exp(s/τ)`, which is summed
 * for both of a pair, and so are `s/τ` and the number of positives.
 */
function meet(
  i: i32,
  labels: usize,
  extractors: usize,
  inverse: f32,
  s: usize,
  sums: usize,
  attractions: usize,
  positives: usize,
): void {
  const label = v128.load_splat<i32>(labels + i * 4);
  const extractor = v128.load_splat<i32>(extractors + i * 4);
  const limit = i32x4.splat(i);
  let column = i32x4(0, 1, 2, 3);
  let sum = f32x4.splat(0);
  let attraction = f32x4.splat(0);
  let count = i32x4.splat(0);
  for (let at = 0; at <= i * 4; at += 16) {
    const before = i32x4.lt_s(column, limit);
    const same = v128.and(i32x4.eq(v128.load(labels + at), label), before);
    const positive = v128.andnot(same, i32x4.eq(v128.load(extractors + at), extractor));
    const value = f32x4.mul(v128.load(s + at), f32x4.splat(inverse));
    const near = v128.and(exponential(value), before);
    const pull = v128.and(value, positive);
    v128.store(s + at, near);
    v128.store(sums + at, f32x4.add(v128.load(sums + at), near));
    v128.store(attractions + at, f32x4.add(v128.load(attractions + at), pull));
    v128.store(positives + at, i32x4.sub(v128.load(positives + at), positive));
    sum = f32x4.add(sum, near);
    attraction = f32x4.add(attraction, pull);
    count = i32x4.sub(count, positive);
    column = i32x4.add(column, i32x4.splat(4));
  }
  sums += i * 4;
  attractions += i * 4;
  positives += i * 4;
  store<f32>(sums, load<f32>(sums) + lanes(sum));
  store<f32>(attractions, load<f32>(attractions) + lanes(attraction));
  store<i32>(positives, load<i32>(positives) + wholeLanes(count));
}

/**
 * The loss, and how many anchors it is the mean of. Each row's sum becomes its inverse, and its number of
 * positives too; both become 0 for rows without a positive, which are no anchors.
 */
function conclude(n: i32, sums: usize, attractions: usize, positives: usize, loss: usize): i32 {
  let anchors = 0;
  let total: f32 = 0;
  for (let at = 0; at < n * 4; at += 4) {
    const count = load<i32>(positives + at);
    const sum = load<f32>(sums + at);
    if (count > 0) {
      anchors++;
      total += logarithm(sum) - load<f32>(attractions + at) / <f32>count;
    }
    store<f32>(sums + at, count > 0 ? 1 / sum : 0);
    store<f32>(positives + at, count > 0 ? 1 / <f32>count : 0);
  }
  store<f32>(loss, anchors > 0 ? total / <f32>anchors : 0);
  return anchors;
}

/**
 * What the rows before row i weigh in its gradient, and it in theirs: as each other's negatives, each by its share of
 * the other's softmax, less as each other's positives.
 */
function weigh(
  i: i32,
  labels: usize,
  extractors: usize,
  factor: f32,
  s: usize,
  inverseSums: usize,
  shares: usize,
): void {
  const label = v128.load_splat<i32>(labels + i * 4);
  const extractor = v128.load_splat<i32>(extractors + i * 4);
  const inverseSum = v128.load_splat<f32>(inverseSums + i * 4);
  const share = v128.load_splat<f32>(shares + i * 4);
  const limit = i32x4.splat(i);
  let column = i32x4(0, 1, 2, 3);
  for (let at = 0; at <= i * 4; at += 16) {
    const same = v128.and(i32x4.eq(v128.load(labels + at), label), i32x4.lt_s(column, limit));
    const positive = v128.andnot(same, i32x4.eq(v128.load(extractors + at), extractor));
    const softmax = f32x4.mul(
      v128.load(s + at),
      f32x4.add(v128.load(inverseSums + at), inverseSum),
    );
    const wanted = v128.and(f32x4.add(v128.load(shares + at), share), positive);
    v128.store(s + at, f32x4.mul(f32x4.sub(softmax, wanted), f32x4.splat(factor)));
    column = i32x4.add(column, i32x4.splat(4));
  }
}

/** `s ← s + sᵀ` of a lower triangle, by blocks of 4 × 4, line by line; `spare` holds one block. */
function mirror(side: i32, row: i32, s: usize, spare: usize): void {
  for (let left = 0; left < side; left += LINE) {
    for (let i = left; i < side; i += 4) {
      for (let j = left; j < min(left + LINE, i); j += 4) {
        pack(4, 4, s + i * row + j * 4, row, 4, s + j * row + i * 4, row);
      }
    }
  }
  for (let i = 0; i < side; i += 4) {
    const block = s + i * row + i * 4;
    pack(4, 4, block, row, 4, spare, 16);
    for (let r = 0; r < 4; r++) {
      const both = f32x4.add(v128.load(block + r * row), v128.load(spare + r * 16));
      v128.store(block + r * row, both);
    }
  }
}

function wholeLanes(v: v128): i32 {
  return (
    i32x4.extract_lane(v, 0) +
    i32x4.extract_lane(v, 1) +
    i32x4.extract_lane(v, 2) +
    i32x4.extract_lane(v, 3)
  );
}
