import * as tf from '@tensorflow/tfjs-core';
import { unheld } from './kernels/held.ts';
import { bytesOf } from './kernels/machine.ts';
import { run } from './kernels/operation.ts';

/**
 * Numbers of one shape on the engine's memory, float32 or int32, row-major. A tensor lives until it
 * is freed or the scope that made it ends.
 */
export type Tensor = tf.Tensor;

/**
 * A tensor with a copy of `values`: float32 of a Float32Array, int32 of an Int32Array.
 * @throws Error if the shape holds another number of values.
 */
export function tensor(values: Float32Array | Int32Array, shape: readonly number[]): Tensor {
  return tf.tensor(values, [...shape], values instanceof Int32Array ? 'int32' : 'float32');
}

/** A float32 tensor's values where they lie, row-major: for a look before anything else is computed. */
export function look(t: Tensor): Float32Array {
  const { buffer, byteOffset } = bytesOf(t);
  return new Float32Array(buffer, byteOffset, t.size);
}

/** A copy of a float32 tensor's values, row-major. */
export function read(t: Tensor): Float32Array {
  return t.dataSync<'float32'>();
}

/**
 * Runs `f` and frees every tensor made meanwhile, except those that are kept and those in its result
 * (at any depth of arrays and plain objects): these belong to the enclosing scope, or to nobody.
 */
export function scope<T>(f: () => T): T {
  tf.engine().startScope();
  let survivors: Tensor[] = [];
  try {
    const result = f();
    survivors = tensorsIn(result);
    return result;
  } finally {
    tf.engine().endScope(survivors);
  }
}

/** Takes a tensor out of all scopes: it lives until it is freed. */
export function keep(t: Tensor): Tensor {
  unheld(t);
  return tf.keep(t);
}

/** Frees tensors; those that are free already are left alone. */
export function free(...tensors: readonly Tensor[]): void {
  for (const t of tensors) t.dispose();
}

/**
 * The same values under another shape; shares memory with `t`, and so changes with it in `descend`.
 * @throws Error if the shape holds another number of values.
 */
export function reshape(t: Tensor, shape: readonly number[]): Tensor {
  if (shape.reduce((size, length) => size * length, 1) !== t.size) {
    throw new Error(`reshape: [${t.shape}] does not fit [${shape}]`);
  }
  return run('Reshape', { x: t }, { shape });
}

/** Tensors `[n_i, …]` one below the other, `[Σ n_i, …]`. The shapes after the first axis are equal. */
export function concatRows(list: readonly Tensor[]): Tensor {
  const [first, ...others] = list;
  if (!first) throw new Error('concatRows: an empty list has no rows');
  const misfit = others.find(
    (t) => t.dtype !== first.dtype || `${t.shape.slice(1)}` !== `${first.shape.slice(1)}`,
  );
  if (misfit) throw new Error(`concatRows: [${misfit.shape}] does not fit below [${first.shape}]`);
  return run('ConcatRows', Object.fromEntries(list.entries()), {
    counts: list.map((t) => t.shape[0]!),
  });
}

/** The rows, `width` values of the last axis, of all tensors as one batch: `[1, rows, width]`. */
export function pooled(list: readonly Tensor[]): Tensor {
  const width = list[0]?.shape.at(-1);
  const misfit = list.find(({ shape }) => shape.at(-1) !== width);
  if (misfit) throw new Error(`pooled: the rows of [${misfit.shape}] have not ${width} values`);
  return run('Pooled', Object.fromEntries(list.entries()), { width });
}

/** `count` rows of `t [n,…]` from `start` on. No gradient flows through it. */
export function sliceRows(t: Tensor, start: number, count: number): Tensor {
  const rows = t.shape[0] ?? 0;
  if (!(start >= 0 && start + count <= rows))
    throw new Error(
      `sliceRows: ${start} … ${start + count} is not in the ${rows} rows of [${t.shape}]`,
    );
  return run('SliceRows', { x: t }, { start, count });
}

/**
 * Rows `indices[i]` of each table `[n_i,…]`, in that order, one table after the other: `[tables,
 * count,…]`. No gradient flows through it.
 * @throws Error that names the first index out of range.
 */
export function gather(tables: readonly Tensor[], indices: readonly Uint32Array[]): Tensor {
  tables.forEach(({ shape }, i) => {
    const stray = indices[i]!.find((index) => index >= shape[0]!);
    if (stray !== undefined) throw new Error(`gather: ${stray} is not a row of [${shape}]`);
  });
  return run('Gather', Object.fromEntries(tables.entries()), { indices });
}

/** The sum of all values, a scalar. */
export function sum(t: Tensor): Tensor {
  return run('Sum', { x: t });
}

/** Every value times `factor`. */
export function scale(t: Tensor, factor: number): Tensor {
  return run('Scale', { x: t }, { factor });
}

/** The sum of two tensors of one shape. */
export function add(a: Tensor, b: Tensor): Tensor {
  if (`${a.shape}` !== `${b.shape}`) throw new Error(`add: [${a.shape}] is not [${b.shape}]`);
  return run('Add', { a, b });
}

/** The tensors in a value, at any depth of arrays and plain objects. */
function tensorsIn(value: unknown): Tensor[] {
  if (value instanceof tf.Tensor) return [value];
  if (Array.isArray(value)) return value.flatMap(tensorsIn);
  const plain =
    value !== null &&
    typeof value === 'object' &&
    Object.getPrototypeOf(value) === Object.prototype;
  return plain ? Object.values(value).flatMap(tensorsIn) : [];
}
