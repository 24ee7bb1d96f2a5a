import type { TensorInfo } from '@tensorflow/tfjs-core';
import { address, alias, bytesOf, kernels, output, scratch, sizeOf, wordsAt } from './machine.ts';
import type { Operation } from './operation.ts';
import { compute } from './operation.ts';

const reshape: Operation = {
  name: 'Reshape',
  forward: ({ x }, { shape }: { shape: readonly number[] }) => alias(x!, shape),
  backward: (dy, { x }) => ({ x: () => compute('Reshape', { x: dy }, { shape: x!.shape }) }),
};

/** The rows of the inputs `0`, `1`, …, whatever their shapes, as one batch. */
const pooled: Operation = {
  name: 'Pooled',
  forward(inputs, { width }: { width: number }) {
    const list = Object.values(inputs);
    const rows = list.reduce((sum, { shape }) => sum + sizeOf(shape) / width, 0);
    return filled([1, rows, width], list[0]!, (to) => {
      let at = 0;
      for (const part of list) {
        to.set(bytesOf(part), at);
        at += sizeOf(part.shape) * 4;
      }
    });
  },
  backward(dy, inputs) {
    let start = 0;
    return Object.fromEntries(
      Object.entries(inputs).map(([name, { shape, size }]) => {
        const from = start;
        start += size * 4;
        return [name, () => compute('Piece', { x: dy }, { from, shape })];
      }),
    );
  },
};

/** So many bytes as the shape takes, from byte `from` on. */
const piece: Operation = {
  name: 'Piece',
  forward: ({ x }, { from, shape }: { from: number; shape: readonly number[] }) =>
    filled(shape, x!, (to) => to.set(bytesOf(x!).subarray(from, from + to.length))),
};

interface Cuts {
  /** Rows of each part. */
  readonly counts: readonly number[];
}

/** The inputs `0`, `1`, …, one below the other. */
const concatRows: Operation = {
  name: 'ConcatRows',
  forward(inputs, { counts }: Cuts) {
    const first = inputs[0]!;
    return filled([startOf(counts, counts.length), ...first.shape.slice(1)], first, (to) => {
      let at = 0;
      counts.forEach((_, i) => {
        const bytes = bytesOf(inputs[i]!);
        to.set(bytes, at);
        at += bytes.length;
      });
    });
  },
  backward: (dy, _, { counts }: Cuts) =>
    Object.fromEntries(
      counts.map((count, i) => [
        i,
        () => compute('SliceRows', { x: dy }, { start: startOf(counts, i), count }),
      ]),
    ),
};

const sliceRows: Operation = {
  name: 'SliceRows',
  forward({ x }, { start, count }: { start: number; count: number }) {
    const [rows, ...rest] = x!.shape;
    return filled([count, ...rest], x!, (to) => {
      const width = bytesOf(x!).length / rows!;
      to.set(bytesOf(x!).subarray(start * width, (start + count) * width));
    });
  },
};

/** Rows `indices[i]` of the inputs `0`, `1`, …, as many of each. */
const gather: Operation = {
  name: 'Gather',
  forward(tables, { indices }: { indices: readonly Uint32Array[] }) {
    const row = tables[0]!.shape.slice(1);
    const [count, bytes] = [indices[0]!.length, sizeOf(row) * 4];
    const made = output([indices.length, count, ...row], tables[0]!.dtype as 'float32' | 'int32');
    const list = scratch(count * 4);
    indices.forEach((chosen, i) => {
      wordsAt(list, count).set(chosen);
      kernels().gather(
        ...[count, bytes, address(tables[i]!), list, address(made) + i * count * bytes],
      );
    });
    return made;
  },
};

export const rowsOperations = [reshape, concatRows, sliceRows, gather, pooled, piece];

/** The row at which part `i` starts. */
function startOf(counts: readonly number[], i: number): number {
  return counts.slice(0, i).reduce((sum, count) => sum + count, 0);
}

/** A new tensor whose bytes `write` fills; views are taken after the allocation that could move them. */
function filled(
  shape: readonly number[],
  like: TensorInfo,
  write: (to: Uint8Array) => void,
): TensorInfo {
  const made = output(shape, like.dtype as 'float32' | 'int32');
  write(bytesOf(made));
  return made;
}
