import * as tf from '@tensorflow/tfjs-core';
import { held, hold } from './kernels/held.ts';
import { address, alias, kernels } from './kernels/machine.ts';
import { run } from './kernels/operation.ts';
import { scope } from './tensor.ts';
import type { Tensor } from './tensor.ts';

/** Sees what crosses the wire: the features on their way up, their gradient on its way down. */
export type Tap = (features: Tensor, gradient: Tensor) => void;

/**
 * Runs `f` once and differentiates the scalar `total` of its result with respect to the parameters.
 * Returns all that `f` returned, and the `gradients` in the order of the parameters; a parameter on
 * which the total does not depend has a gradient of zeros.
 */
export function differentiate<R extends { readonly total: Tensor }>(
  f: () => R,
  parameters: readonly Tensor[],
): R & { readonly gradients: Tensor[] } {
  return scope(() => {
    let result!: R;
    let release = () => {};
    const total = () => {
      ({ result, release } = hold(f));
      return result.total;
    };
    try {
      const { grads } = tf.engine().gradients(total, [...parameters], undefined, true);
      return { ...result, gradients: grads.map((g, i) => g ?? tf.zerosLike(parameters[i]!)) };
    } finally {
      release();
    }
  });
}

/**
 * The wire between client and server: `z` as it is on the way up, its gradient times `scale` on the
 * way down. The tap sees the gradient as it arrives, before it is scaled, during the backward pass.
 */
export function wire(z: Tensor, scale: number, tap?: Tap): Tensor {
  return run('Wire', { z }, { scale, tap });
}

/** The same values, but no gradient flows back through them; shares memory with `z`. */
export function detach(z: Tensor): Tensor {
  return held(tf.engine().makeTensorFromTensorInfo(alias(z, z.shape)));
}

/**
 * One step of gradient descent on the parameters, in place: `p ← p − rate·g`. Not while a gradient is
 * being computed; whatever shares memory with a parameter changes with it.
 */
export function descend(
  parameters: readonly Tensor[],
  gradients: readonly Tensor[],
  rate: number,
): void {
  parameters.forEach((p, i) => {
    const g = gradients[i];
    if (g?.size !== p.size)
      throw new Error(`descend: gradient ${i} [${g?.shape}] does not fit [${p.shape}]`);
    kernels().descend(p.size, rate, address(g), address(p));
  });
}
