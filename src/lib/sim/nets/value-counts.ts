import { type Layer, places, seen } from './layers.ts';

/** Values of one image as a net's first layer reads it: its pixels, or the patches that a convolution sees. */
export function inputValues([first]: readonly Layer[], side: number): number {
  return first?.kind === 'conv' ? places(side) * seen(1) : side * side;
}

/**
 * Values that a forward pass of one row makes and leaves. A first convolution finds its patches made.
 * @param width values of the row as the first layer reads it
 */
export function forwardValues(layers: readonly Layer[], width: number): number {
  const widths = widthsOf(layers, width);
  return layers.reduce((sum, layer, i) => sum + widths[i + 1]! + patches(layer), 0);
}

/** Values that a forward and a backward pass of one row make together. @param toInput whether the row has a gradient too */
export function trainingValues(layers: readonly Layer[], width: number, toInput: boolean): number {
  const widths = widthsOf(layers, width);
  return layers.reduce(
    (sum, layer, i) => {
      const input = i > 0 || toInput ? gradientOfInput(layer, widths[i]!) : 0;
      return sum + input + (hasRelu(layer) ? widths[i + 1]! : 0);
    },
    forwardValues(layers, width),
  );
}

/** The row's width before the first layer and behind every layer. */
function widthsOf(layers: readonly Layer[], width: number): number[] {
  return layers.reduce((widths, layer) => [...widths, widthBehind(layer, widths.at(-1)!)], [width]);
}

function widthBehind(layer: Layer, width: number): number {
  if (layer.kind === 'dense') return layer.outputs;
  return layer.kind === 'conv' ? places(layer.side) * layer.filters : width;
}

function gradientOfInput(layer: Layer, width: number): number {
  return layer.kind === 'conv' ? layer.side * layer.side * layer.channels + patches(layer) : width;
}

/** Whether the gradient passes a relu before it reaches the layer's product. */
function hasRelu(layer: Layer): boolean {
  return layer.kind === 'conv' || (layer.kind === 'dense' && layer.relu);
}

function patches(layer: Layer): number {
  return layer.kind === 'conv' && layer.channels > 1
    ? places(layer.side) * seen(layer.channels)
    : 0;
}
