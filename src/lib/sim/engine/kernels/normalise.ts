import type { TensorInfo } from '@tensorflow/tfjs-core';
import { address, kernels, output, sizeOf } from './machine.ts';
import type { Operation } from './operation.ts';
import { compute } from './operation.ts';

const layerNorm: Operation = {
  name: 'LayerNorm',
  forward({ x }) {
    const y = output(x!.shape);
    kernels().layerNorm(...rowsOf(x!), address(x!), address(y));
    return y;
  },
  backward: (dy, { x }, _, y) => ({ x: () => compute('LayerNormGradient', { x: x!, y, dy }) }),
};

const layerNormGradient: Operation = {
  name: 'LayerNormGradient',
  forward({ x, y, dy }) {
    const dx = output(x!.shape);
    kernels().layerNormGradient(...rowsOf(x!), address(x!), address(y!), address(dy!), address(dx));
    return dx;
  },
};

const unitRows: Operation = {
  name: 'UnitRows',
  forward({ x }) {
    const y = output(x!.shape);
    kernels().unitRows(...rowsOf(x!), address(x!), address(y));
    return y;
  },
  backward: (dy, { x }, _, y) => ({ x: () => compute('UnitRowsGradient', { x: x!, y, dy }) }),
};

const unitRowsGradient: Operation = {
  name: 'UnitRowsGradient',
  forward({ x, y, dy }) {
    const dx = output(x!.shape);
    kernels().unitRowsGradient(...rowsOf(x!), address(x!), address(y!), address(dy!), address(dx));
    return dx;
  },
};

export const normaliseOperations = [layerNorm, layerNormGradient, unitRows, unitRowsGradient];

/** Rows (all axes but the last) and their width. */
function rowsOf({ shape }: TensorInfo): [rows: number, width: number] {
  return [sizeOf(shape.slice(0, -1)), shape.at(-1) ?? 1];
}
