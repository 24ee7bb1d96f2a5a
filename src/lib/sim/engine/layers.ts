import { positions, type Window } from '../nets/layers.ts';
import { run } from './kernels/operation.ts';
import type { Tensor } from './tensor.ts';

/**
 * Affine layer of a fleet of `K` members, each with weights of its own: `x [K,m,i]`, `w [K,i,o]`,
 * `b [K,o]` give `x·w + b`, `[K,m,o]`, followed by relu if asked for. Each member's part of `x` is
 * read as rows of `i` values, whatever its shape; one part serves all members, and gets no gradient.
 */
export function dense(x: Tensor, w: Tensor, b: Tensor, relu: boolean): Tensor {
  const [k, i, o] = w.shape as [number, number, number];
  const parts = x.shape[0]!;
  const fits = w.rank === 3 && b.rank === 2 && b.shape[0] === k && b.shape[1] === o;
  if (!fits || (parts !== k && parts !== 1) || x.size % (parts * i) !== 0) {
    throw new Error(
      `dense: x [${x.shape}], w [${w.shape}] and b [${b.shape}] are not [K,m,i], [K,i,o] and [K,o]`,
    );
  }
  return run('Dense', { x, w, b }, { relu });
}

/** The shape of an image whose values are in the order (row, column, channel). */
export interface Image {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/**
 * What a window sees at each of its positions of the images that `x [K,…]` holds, whatever its shape:
 * `[K, images·positions, kernel·kernel·channels]`, in the order (row, column, channel). A dense layer
 * on it is a convolution.
 */
export function patches(x: Tensor, image: Image, window: Window): Tensor {
  const { height, width, channels } = image;
  const whole = x.size % (x.shape[0]! * height * width * channels) === 0;
  if (!whole || !(positions(height, window) >= 1) || !(positions(width, window) >= 1)) {
    throw new Error(
      `patches: [${x.shape}] are not images of ${height} × ${width} × ${channels}, or a window of ${window.kernel} does not fit them`,
    );
  }
  return run('Patches', { x }, { image, window });
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
