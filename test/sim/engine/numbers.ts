import { dense } from '#lib/sim/engine/layers.ts';
import { differentiate } from '#lib/sim/engine/gradient.ts';
import { read, reshape, scope, sum, tensor } from '#lib/sim/engine/tensor.ts';
import type { Tensor } from '#lib/sim/engine/tensor.ts';

/** `n` numbers between −1 and 1 that look random; another seed, other numbers. */
export function numbers(n: number, seed: number): Float32Array {
  let state = seed >>> 0;
  return Float32Array.from({ length: n }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) / 0x800000 - 1;
  });
}

/** A tensor of such numbers. */
export function some(shape: readonly number[], seed: number): Tensor {
  return tensor(
    numbers(
      shape.reduce((a, b) => a * b, 1),
      seed,
    ),
    shape,
  );
}

/** The gradients, with respect to `inputs`, of `Σ dy·f()`. */
export function pullBack(
  f: () => Tensor,
  dy: Float32Array,
  inputs: readonly Tensor[],
): Float32Array[] {
  return scope(() => {
    const [weights, zero] = [tensor(dy, [1, dy.length, 1]), tensor(new Float32Array(1), [1, 1])];
    const { gradients } = differentiate(
      () => ({ total: sum(dense(reshape(f(), [1, 1, dy.length]), weights, zero, false)) }),
      inputs,
    );
    return gradients.map(read);
  });
}

/** The gradient of a function of float64 numbers by central differences. */
export function slope(
  f: (x: Float64Array) => number,
  x: ArrayLike<number>,
  step = 1e-5,
): Float64Array {
  const at = Float64Array.from(x);
  return at.map((value, i) => {
    const [ahead, behind] = [1, -1].map((side) => f(at.with(i, value + side * step)));
    return (ahead! - behind!) / (2 * step);
  });
}

/** The largest difference between two lists, relative to the largest number of the second. */
export function gap(found: ArrayLike<number>, wanted: ArrayLike<number>): number {
  if (found.length !== wanted.length) return Infinity;
  const size = Math.max(1e-6, ...Array.from(wanted, Math.abs));
  return Math.max(0, ...Array.from(wanted, (w, i) => Math.abs(found[i]! - w))) / size;
}
