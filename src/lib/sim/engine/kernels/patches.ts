import { address, kernels, output } from './machine.ts';
import type { Operation } from './operation.ts';
import { run } from './operation.ts';

interface Attributes {
  /** Of the images, `[n,h,w,c]`. */
  readonly shape: readonly [number, number, number, number];
  readonly window: { readonly kernel: number; readonly stride: number; readonly padding: number };
}

const patches: Operation = {
  name: 'Patches',
  forward({ x }, attributes: Attributes) {
    const { geometry, rows, width } = layout(attributes);
    const y = output([rows, width]);
    kernels().patches(...geometry, address(x!), address(y));
    return y;
  },
  backward: (dy, _, attributes: Attributes) => ({
    x: () => run('PatchesGradient', { dy }, { ...attributes }),
  }),
};

const patchesGradient: Operation = {
  name: 'PatchesGradient',
  forward({ dy }, attributes: Attributes) {
    const dx = output(attributes.shape);
    kernels().patchesGradient(...layout(attributes).geometry, address(dy!), address(dx));
    return dx;
  },
};

export const patchesOperations = [patches, patchesGradient];

function layout({ shape: [n, h, w, c], window: { kernel, stride, padding } }: Attributes) {
  const along = (length: number) => Math.floor((length + 2 * padding - kernel) / stride) + 1;
  const [oh, ow] = [along(h), along(w)];
  const geometry = [n, h, w, c, oh, ow, kernel, stride, padding];
  return { geometry, rows: n * oh * ow, width: kernel * kernel * c };
}
