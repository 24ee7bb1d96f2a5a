import { differentiate } from '#lib/sim/engine/gradient.ts';
import { run } from '#lib/sim/engine/kernels/operation.ts';
import { free, scale, scope, tensor } from '#lib/sim/engine/tensor.ts';
import { counted } from './calls.ts';
import type { Product } from './products.ts';
import { quantile } from '../quartiles.ts';

const REPEATS = 15;

/** Milliseconds of one operation on a single number, forward and backward, with the tape that records it. */
export function callMs(): number {
  const links = 64;
  const p = tensor(new Float32Array([1]), [1]);
  const chain = () =>
    scope(() => {
      const linked = () => {
        let total = p;
        for (let i = 0; i < links; i++) total = scale(total, 1);
        return { total };
      };
      differentiate(linked, [p]);
    });
  const ms = timed(() => {
    for (let i = 0; i < 10; i++) chain();
  });
  const { operations } = counted(chain);
  free(p);
  return ms / 10 / operations;
}

/** Milliseconds of products by the engine's own multiplication, one after the other. */
export function productsMs(products: readonly Product[]): number {
  const factors = products.map(({ batch, rows, columns, depth, transposed }) => {
    const a = transposed === 'first' ? [batch, depth, rows] : [batch, rows, depth];
    const b = transposed === 'second' ? [batch, columns, depth] : [batch, depth, columns];
    return { a: filled(a), b: filled(b) };
  });
  const ms = timed(() => {
    products.forEach(({ transposed }, i) => {
      const transposes = {
        transposeA: transposed === 'first',
        transposeB: transposed === 'second',
      };
      free(run('Multiply', factors[i]!, transposes));
    });
  });
  for (const { a, b } of factors) free(a, b);
  return ms;
}

/** Bytes per millisecond that are read and written together while `bytes` are copied. */
export function copiedPerMs(bytes: number): number {
  const [from, to] = [new Uint8Array(bytes).fill(1), new Uint8Array(bytes)];
  return (2 * bytes) / timed(() => to.set(from));
}

function filled(shape: readonly number[]) {
  const size = shape.reduce((a, b) => a * b, 1);
  return tensor(
    Float32Array.from({ length: size }, (_, i) => ((i * 7919) % 2048) / 1024 - 1),
    shape,
  );
}

/** The median of several times, once it is warm. */
function timed(work: () => void): number {
  for (let i = 0; i < REPEATS; i++) work();
  const times = Array.from({ length: REPEATS }, () => {
    const begin = performance.now();
    work();
    return performance.now() - begin;
  });
  return quantile(times, 0.5);
}
