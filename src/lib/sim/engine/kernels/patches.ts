import { address, kernels, output, sizeOf } from './machine.ts';
import type { Operation } from './operation.ts';
import { compute } from './operation.ts';

interface Attributes {
  /** Of one image. */
  readonly image: { readonly height: number; readonly width: number; readonly channels: number };
  readonly window: { readonly kernel: number; readonly stride: number; readonly padding: number };
}

/** Windows over the images of `x [K,…]`: `[K, positions, values]`. */
const patches: Operation = {
  name: 'Patches',
  forward({ x }, attributes: Attributes) {
    const { geometry, positions, width } = layout(x!.shape, attributes);
    const members = x!.shape[0]!;
    const y = output([members, positions / members, width]);
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

function layout(
  shape: readonly number[],
  { image: { height, width, channels }, window: { kernel, stride, padding } }: Attributes,
) {
  const n = sizeOf(shape) / (height * width * channels);
  const along = (length: number) => Math.floor((length + 2 * padding - kernel) / stride) + 1;
  const [down, across] = [along(height), along(width)];
  const geometry = [n, height, width, channels, down, across, kernel, stride, padding];
  return { geometry, positions: n * down * across, width: kernel * kernel * channels };
}
