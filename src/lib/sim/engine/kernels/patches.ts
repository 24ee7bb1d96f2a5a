import { positions, type Window } from '../../nets/layers.ts';
import type { Image } from '../layers.ts';
import { address, kernels, output, sizeOf } from './machine.ts';
import type { Operation } from './operation.ts';
import { compute } from './operation.ts';

interface Attributes {
  readonly image: Image;
  readonly window: Window;
}

/** Windows over the images of `x [K,…]`: `[K, positions, values]`. */
const patches: Operation = {
  name: 'Patches',
  forward({ x }, attributes: Attributes) {
    const { geometry, rows, width } = layout(x!.shape, attributes);
    const members = x!.shape[0]!;
    const y = output([members, rows / members, width]);
    kernels().patches(...geometry, address(x!), address(y));
    return y;
  },
  backward: (dy, { x }, attributes: Attributes) => ({
    x: () => compute('PatchesGradient', { dy }, { ...attributes, shape: x!.shape }),
  }),
};

const patchesGradient: Operation = {
  name: 'PatchesGradient',
  forward({ dy }, { shape, ...attributes }: Attributes & { shape: readonly number[] }) {
    const dx = output(shape);
    kernels().patchesGradient(...layout(shape, attributes).geometry, address(dy!), address(dx));
    return dx;
  },
};

export const patchesOperations = [patches, patchesGradient];

function layout(shape: readonly number[], { image, window }: Attributes) {
  const { height, width, channels } = image;
  const { kernel, stride, padding } = window;
  const n = sizeOf(shape) / (height * width * channels);
  const [down, across] = [positions(height, window), positions(width, window)];
  const geometry = [n, height, width, channels, down, across, kernel, stride, padding];
  return { geometry, rows: n * down * across, width: kernel * kernel * channels };
}
