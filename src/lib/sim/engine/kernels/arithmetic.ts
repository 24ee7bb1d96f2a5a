import { address, alias, kernels, output, sizeOf } from './machine.ts';
import type { Operation } from './operation.ts';
import { compute } from './operation.ts';

const relu: Operation = {
  name: 'Relu',
  forward({ x }) {
    const y = output(x!.shape);
    kernels().relu(sizeOf(x!.shape), address(x!), address(y));
    return y;
  },
  backward: (dy, _inputs, _attributes, y) => ({ x: () => compute('ReluGradient', { y, dy }) }),
};

/** `dy` where the layer's output `y` is not 0. */
const reluGradient: Operation = {
  name: 'ReluGradient',
  forward({ y, dy }) {
    const dx = output(y!.shape);
    kernels().reluGradient(sizeOf(y!.shape), address(y!), address(dy!), address(dx));
    return dx;
  },
};

const scale: Operation = {
  name: 'Scale',
  forward({ x }, { factor }: { factor: number }) {
    const y = output(x!.shape);
    kernels().scale(sizeOf(x!.shape), factor, address(x!), address(y));
    return y;
  },
  backward: (dy, _, { factor }: { factor: number }) => ({
    x: () => compute('Scale', { x: dy }, { factor }),
  }),
};

/** Each group `x[g]` of `x [G,…]` times `factors[g]`. */
const scaleGroups: Operation = {
  name: 'ScaleGroups',
  forward({ x, factors }) {
    const groups = sizeOf(factors!.shape);
    const y = output(x!.shape);
    kernels().scaleGroups(
      groups,
      sizeOf(x!.shape) / groups,
      address(factors!),
      address(x!),
      address(y),
    );
    return y;
  },
};

const add: Operation = {
  name: 'Add',
  forward({ a, b }) {
    const c = output(a!.shape);
    kernels().add(sizeOf(a!.shape), address(a!), address(b!), address(c));
    return c;
  },
  backward: (dy) => ({
    a: () => compute('Reshape', { x: dy }, { shape: dy.shape }),
    b: () => compute('Reshape', { x: dy }, { shape: dy.shape }),
  }),
};

const sum: Operation = {
  name: 'Sum',
  forward({ x }) {
    const total = output([]);
    kernels().sum(sizeOf(x!.shape), address(x!), address(total));
    return total;
  },
  backward: (dy, { x }) => ({ x: () => compute('Fill', { value: dy }, { shape: x!.shape }) }),
};

/** A scalar everywhere. */
const fill: Operation = {
  name: 'Fill',
  forward({ value }, { shape }: { shape: readonly number[] }) {
    const y = output(shape);
    kernels().fill(sizeOf(shape), address(value!), address(y));
    return y;
  },
};

interface Wire {
  readonly scale: number;
  readonly tap?: (features: unknown, gradient: unknown) => void;
}

const wire: Operation = {
  name: 'Wire',
  forward: ({ z }) => alias(z!, z!.shape),
  backward: (dy, { z }, { scale: factor, tap }: Wire) => ({
    z: () => {
      tap?.(z, dy);
      return compute('Scale', { x: dy }, { factor });
    },
  }),
};

export const arithmeticOperations = [relu, reluGradient, scale, scaleGroups, add, sum, fill, wire];
