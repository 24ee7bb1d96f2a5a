import { dense, layerNorm, patches, relu } from '../engine/layers.ts';
import type { Tensor } from '../engine/tensor.ts';
import { CONVOLUTION, type Layer } from './layers.ts';

/**
 * What a net's first layer multiplies with its weights: of images that never change it needs to be
 * computed only once. For a convolution its patches, else the images themselves.
 * @param images `[members, batch, side × side]`
 */
export function firstInput([first]: readonly Layer[], images: Tensor): Tensor {
  return first?.kind === 'conv' ? windows(first, images) : images;
}

/**
 * Applies a net to every member's batch.
 * @param weights per layer `[members, inputs, outputs]` and `[members, outputs]`
 * @param input `[members, batch, features]`, as from `firstInput`; `[1, …]` if all members see the same
 */
export function forward(
  layers: readonly Layer[],
  weights: readonly Tensor[],
  input: Tensor,
): Tensor {
  let next = 0;
  const affine = (x: Tensor, withRelu: boolean) =>
    dense(x, weights[next++]!, weights[next++]!, withRelu);
  return layers.reduce((x, layer, i) => {
    switch (layer.kind) {
      case 'dense':
        return affine(x, layer.relu);
      case 'conv':
        return affine(i === 0 ? x : windows(layer, x), true);
      case 'relu':
        return relu(x);
      case 'norm':
        return layerNorm(x);
    }
  }, input);
}

function windows({ side, channels }: Extract<Layer, { kind: 'conv' }>, x: Tensor): Tensor {
  return patches(x, { height: side, width: side, channels }, CONVOLUTION);
}
