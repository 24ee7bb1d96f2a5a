import { run } from './kernels/operation.ts';
import type { Tensor } from './tensor.ts';

/**
 * Affine layer of a fleet of `K` members, each with weights of its own: `x [K,m,i]`, `w [K,i,o]`,
 * `b [K,o]` give `x·w + b`, `[K,m,o]`, followed by relu if asked for.
 */
export function dense(x: Tensor, w: Tensor, b: Tensor, relu: boolean): Tensor {
  const [members, , inputs] = x.shape;
  const fits = x.rank === 3 && w.rank === 3 && b.rank === 2;
  const [k, i, o] = w.shape;
  if (!fits || k !== members || i !== inputs || b.shape[0] !== k || b.shape[1] !== o) {
    throw new Error(
      `dense: x [${x.shape}], w [${w.shape}] and b [${b.shape}] are not [K,m,i], [K,i,o] and [K,o]`,
    );
  }
  return run('Dense', { x, w, b }, { relu });
}

/** A square window that moves over images in steps of `stride`, `padding` zeros on each side. */
export interface Window {
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
}

/** Positions of a window along a side of `length`: `⌊(length + 2·padding − kernel) / stride⌋ + 1`. */
export function positions(length: number, { kernel, stride, padding }: Window): number {
  return Math.floor((length + 2 * padding - kernel) / stride) + 1;
}

/**
 * What a window sees of `x [n,h,w,c]` at each of its positions: `[n·oh·ow, kernel·kernel·c]`, in the
 * order (row, column, channel). A dense layer on it is a convolution.
 */
export function patches(x: Tensor, window: Window): Tensor {
  const [, h, w] = x.shape;
  if (x.rank !== 4 || !(positions(h!, window) >= 1) || !(positions(w!, window) >= 1)) {
    throw new Error(
      `patches: a window of ${window.kernel} does not fit [${x.shape}], which is not [n,h,w,c] or too small`,
    );
  }
  return run('Patches', { x }, { shape: x.shape, window });
}

/** Negative values become 0; NaN stays NaN. */
export function relu(x: Tensor): Tensor {
  return run('Relu', { x });
}

/**
 * Each row (last axis) less its mean, divided by its standard deviation: `(x − μ) / √(σ² + 1e-5)` with
 * the population variance, and no parameters (Ba et al. 2016).
 */
export function layerNorm(x: Tensor): Tensor {
  return run('LayerNorm', { x });
}

/** Each row (last axis) divided by its length, `x / √(‖x‖² + 1e-12)`: a row of zeros stays zero. */
export function unitRows(x: Tensor): Tensor {
  return run('UnitRows', { x });
}
