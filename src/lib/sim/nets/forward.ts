import { dense, layerNorm, patches, relu } from '../engine/layers.ts';
import { reshape, type Tensor } from '../engine/tensor.ts';
import { halved, type Layer } from './layers.ts';

/** A 3 × 3 convolution of stride 2 with one row of padding halves the side, rounding up. */
const CONVOLUTION = { kernel: 3, stride: 2, padding: 1 } as const;

/**
 * Applies a net to every member's batch.
 * @param weights per layer `[members, inputs, outputs]` and `[members, outputs]`
 * @param input `[members, batch, features]`
 */
export function forward(
  layers: readonly Layer[],
  weights: readonly Tensor[],
  input: Tensor,
): Tensor {
  let next = 0;
  return layers.reduce((x, layer) => {
    switch (layer.kind) {
      case 'dense':
        return dense(x, weights[next++]!, weights[next++]!, layer.relu);
      case 'conv':
        return convolve(layer, x, weights[next++]!, weights[next++]!);
      case 'relu':
        return relu(x);
      case 'norm':
        return layerNorm(x);
    }
  }, input);
}

type Convolution = Extract<Layer, { kind: 'conv' }>;

function convolve(
  { side, channels, filters }: Convolution,
  x: Tensor,
  w: Tensor,
  b: Tensor,
): Tensor {
  const [members, batch] = x.shape as [number, number];
  const images = reshape(x, [members * batch, side, side, channels]);
  const places = halved(side) * halved(side);
  const rows = reshape(patches(images, CONVOLUTION), [members, batch * places, 9 * channels]);
  return reshape(dense(rows, w, b, true), [members, batch, places * filters]);
}
