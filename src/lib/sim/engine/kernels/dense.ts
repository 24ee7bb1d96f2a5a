import type { TensorInfo } from '@tensorflow/tfjs-core';
import { address, kernels, output, scratch, sizeOf } from './machine.ts';
import type { Operation } from './operation.ts';
import { compute } from './operation.ts';

interface Factors {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
  /** Shape of the result, if it is to be another one of that size. */
  readonly shape?: readonly number[];
}

/** `a [K,m,k] · b [K,k,n]`, member by member; either may be given transposed in its last two axes. */
const multiply: Operation = {
  name: 'Multiply',
  forward({ a, b }, { transposeA, transposeB, shape }: Factors) {
    const [batch, rows, depth] = transposed(a!, transposeA);
    const columns = transposed(b!, transposeB)[2]!;
    const c = output(shape ?? [batch!, rows!, columns]);
    kernels().multiply(
      ...[batch!, rows!, columns, depth!, address(a!), address(b!), address(c)],
      ...[Number(transposeA), Number(transposeB), scratch(kernels().productScratch(depth!))],
    );
    return c;
  },
};

/** `x [K,m,i] · w [K,i,o] + b [K,o]`, then relu if asked for; `x [1,m,i]` is that of every member. */
const dense: Operation = {
  name: 'Dense',
  forward({ x, w, b }, { relu }: { relu: boolean }) {
    const [members, depth, columns] = w!.shape as [number, number, number];
    const shared = members > 1 && x!.shape[0] === 1;
    const rows = sizeOf(x!.shape) / (shared ? depth : members * depth);
    const y = output([members, rows, columns]);
    kernels().dense(
      ...[members, rows, columns, depth, address(x!), address(w!), address(b!), address(y)],
      ...[Number(shared), Number(relu), scratch(kernels().productScratch(depth))],
    );
    return y;
  },
  backward(dy, { x, w }, { relu }: { relu: boolean }, y) {
    const d = relu ? compute('ReluGradient', { y, dy }) : dy;
    const [members, rows] = dy.shape as [number, number];
    if (members !== x!.shape[0]) throw new Error('dense: no gradient for what members share');
    const a = { dataId: x!.dataId, dtype: x!.dtype, shape: [members, rows, w!.shape[1]!] };
    const backwards = { transposeA: false, transposeB: true, shape: x!.shape };
    return {
      x: () => compute('Multiply', { a: d, b: w! }, backwards),
      w: () => compute('Multiply', { a, b: d }, { transposeA: true, transposeB: false }),
      b: () => compute('ColumnSums', { x: d }),
    };
  },
};

/** `x [K,m,n]` summed over its rows from the first to the last, `[K,n]`. */
const columnSums: Operation = {
  name: 'ColumnSums',
  forward({ x }) {
    const [batch, rows, columns] = x!.shape;
    const sums = output([batch!, columns!]);
    kernels().columnSums(batch!, rows!, columns!, address(x!), address(sums));
    return sums;
  },
};

export const denseOperations = [multiply, dense, columnSums];

function transposed({ shape: [batch, rows, columns] }: TensorInfo, swap: boolean): number[] {
  return swap ? [batch!, columns!, rows!] : [batch!, rows!, columns!];
}
