import { free, keep, reshape, scope, tensor, type Tensor } from './engine/tensor.ts';
import type { ClientNet } from './nets/client.ts';
import { firstInput } from './nets/forward.ts';
import type { Layer } from './nets/layers.ts';

/**
 * Fixed images on the engine, as nets read them: what a first layer makes of them before its weights
 * is computed once. Whoever opens it frees it with `closeInputs`.
 */
export interface Inputs {
  /** How many images. */
  readonly n: number;
  /** `[n, values]` by the kind of a net's first layer. */
  readonly seen: Map<Layer['kind'], Tensor>;
  /** `[1, n, side × side]`. */
  readonly images: Tensor;
}

/** Puts images on the engine. @param images `[n, side × side]` */
export function openInputs(images: Float32Array, n: number): Inputs {
  return { n, seen: new Map(), images: tensor(images, [1, n, images.length / n]) };
}

/** What the net reads of each image, `[n, values]`: computed at the first call for its kind of first layer. */
export function inputOf({ n, seen, images }: Inputs, { extractor }: ClientNet): Tensor {
  const { kind } = extractor[0]!;
  const known = seen.get(kind);
  if (known) return known;
  const made = scope(() => {
    const input = firstInput(extractor, images);
    return keep(reshape(input, [n, input.size / n]));
  });
  seen.set(kind, made);
  return made;
}

/** Frees the images and what was made of them. */
export function closeInputs({ seen, images }: Inputs): void {
  free(images, ...seen.values());
}
