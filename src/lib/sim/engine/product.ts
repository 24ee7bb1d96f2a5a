import { run } from './kernels/operation.ts';
import { free, read, tensor } from './tensor.ts';

/**
 * All inner products of the rows of `a [m,width]` and `b [n,width]`: `a·bᵀ`, `[m,n]` row-major. Each
 * is summed from the first to the last column in float32. Works on blocks: memory holds `a`, `b` and
 * the result at once.
 * @throws Error if a length is not a multiple of `width`.
 */
export function product(a: Float32Array, b: Float32Array, width: number): Float32Array {
  const [m, n] = [a.length / width, b.length / width];
  if (!Number.isInteger(m) || !Number.isInteger(n)) {
    throw new Error(`product: ${a.length} and ${b.length} values are not rows of ${width}`);
  }
  if (m === 0 || n === 0) return new Float32Array(0);
  const inputs = { a: tensor(a, [1, m, width]), b: tensor(b, [1, n, width]) };
  const result = run('Multiply', inputs, { transposeA: false, transposeB: true });
  const values = read(result);
  free(inputs.a, inputs.b, result);
  return values;
}
