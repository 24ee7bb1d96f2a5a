import type { Stream } from '../random.ts';

/** One layer of a net; activations between layers are `[members, batch, features]`. */
export type Layer =
  | {
      readonly kind: 'dense';
      readonly inputs: number;
      readonly outputs: number;
      readonly relu: boolean;
    }
  | {
      readonly kind: 'conv';
      readonly side: number;
      readonly channels: number;
      readonly filters: number;
    }
  | { readonly kind: 'relu' }
  | { readonly kind: 'norm'; readonly width: number };

/** A square window that moves over images in steps of `stride`, `padding` zeros on each side. */
export interface Window {
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
}

/** The window of every convolution: it halves the side of an image, rounding up. */
export const CONVOLUTION: Window = { kernel: 3, stride: 2, padding: 1 };

/** Positions of a window along a side of `length`: `⌊(length + 2·padding − kernel) / stride⌋ + 1`. */
export function positions(length: number, { kernel, stride, padding }: Window): number {
  return Math.floor((length + 2 * padding - kernel) / stride) + 1;
}

/** Side of the image that a convolution makes of one of the given side. */
export function halved(side: number): number {
  return positions(side, CONVOLUTION);
}

/** Places at which a convolution looks at an image of the given side. */
export function places(side: number): number {
  return halved(side) * halved(side);
}

/** Values that a convolution sees at one place of an image with so many channels. */
export function seen(channels: number): number {
  return CONVOLUTION.kernel * CONVOLUTION.kernel * channels;
}

/** Shapes of a net's parameters for one member: a weight matrix and a bias per layer that has them. */
export function shapes(layers: readonly Layer[]): number[][] {
  return layers.flatMap((layer) => {
    const { inputs, outputs } = fan(layer);
    return outputs ? [[inputs, outputs], [outputs]] : [];
  });
}

/** Number of parameters of a net. */
export function parameters(layers: readonly Layer[]): number {
  return shapes(layers).reduce((sum, shape) => sum + shape.reduce((a, b) => a * b, 1), 0);
}

/** Floating-point operations of one sample's forward pass: a multiply-add is two, layer normalisation five a value; biases and relus are left out. */
export function flops(layers: readonly Layer[]): number {
  return layers.reduce((sum, layer) => sum + layerFlops(layer), 0);
}

/**
 * Initial parameters of one member: He et al. 2015 (normal with variance 2 / inputs before a relu,
 * 1 / inputs otherwise), biases 0.
 */
export function initial(layers: readonly Layer[], random: Stream): Float32Array[] {
  return layers.flatMap((layer) => {
    const { inputs, outputs, gain } = fan(layer);
    if (!outputs) return [];
    const scale = Math.sqrt(gain / inputs);
    return [
      Float32Array.from({ length: inputs * outputs }, () => scale * random.normal()),
      new Float32Array(outputs),
    ];
  });
}

function fan(layer: Layer): { inputs: number; outputs: number; gain: number } {
  if (layer.kind === 'dense')
    return { inputs: layer.inputs, outputs: layer.outputs, gain: layer.relu ? 2 : 1 };
  if (layer.kind === 'conv')
    return { inputs: seen(layer.channels), outputs: layer.filters, gain: 2 };
  return { inputs: 0, outputs: 0, gain: 0 };
}

function layerFlops(layer: Layer): number {
  const { inputs, outputs } = fan(layer);
  const times = layer.kind === 'conv' ? places(layer.side) : 1;
  const norm = layer.kind === 'norm' ? 5 * layer.width : 0;
  return times * 2 * inputs * outputs + norm;
}
