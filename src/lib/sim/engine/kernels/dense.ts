import type { TensorInfo } from '@tensorflow/tfjs-core';
import { address, kernels, output, scratch } from './machine.ts';
import type { Operation } from './operation.ts';
import { run } from './operation.ts';

interface Transposes {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/** `a [K,m,k] · b [K,k,n]`, member by member; either may be given transposed in its last two axes. */
const multiply: Operation = {
  name: 'Multiply',
  forward({ a, b }, { transposeA, transposeB }: Transposes) {
    const [batch, rows, depth] = transposed(a!, transposeA);
    const columns = transposed(b!, transposeB)[2]!;
    const c = output([batch!, rows!, columns]);
    kernels().multiply(
      ...[batch!, rows!, columns, depth!, address(a!), address(b!), address(c)],
      ...[Number(transposeA), Number(transposeB), scratch(kernels().productScratch(depth!))],
    );
    return c;
  },
};

/** `x [K,m,i] · w [K,i,o] + b [K,o]`, then relu if asked for. */
const dense: Operation = {
  name: 'Dense',
  forward({ x, w, b }, { relu }: { relu: boolean }) {
    const [batch, rows, depth] = x!.shape;
    const columns = w!.shape[2]!;
    const y = output([batch!, rows!, columns]);
    kernels().dense(
      ...[batch!, rows!, columns, depth!, address(x!), address(w!), address(b!), address(y)],
      ...[Number(relu), scratch(kernels().productScratch(depth!))],
    );
    return y;
  },
  saves: { inputs: ['x', 'w'], output: true },
  backward(dy, [x, w, y], { relu }: { relu: boolean }) {
    const d = relu ? run('ReluGradient', { y: y!, dy }) : dy;
    return {
      x: () => run('Multiply', { a: d, b: w! }, { transposeA: false, transposeB: true }),
      w: () => run('Multiply', { a: x!, b: d }, { transposeA: true, transposeB: false }),
      b: () => run('ColumnSums', { x: d }),
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
