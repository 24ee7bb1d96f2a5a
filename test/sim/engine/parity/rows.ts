import * as tf from '@tensorflow/tfjs-core';
import { concatRows, gather, pooled, reshape, sliceRows } from '#lib/sim/engine/tensor.ts';
import { type Case, type Cases, given } from './case.ts';

const PARTS = [
  [[1], [1]],
  [
    [2, 3],
    [1, 3],
    [5, 3],
  ],
  [
    [3, 2, 5],
    [1, 2, 5],
  ],
];

const joined = PARTS.flatMap((shapes): Case[] => {
  const inputs = shapes.map((shape, i) => given(shape, i + 1));
  const what = shapes.map((shape) => `[${shape}]`).join(', ');
  const width = shapes[0]!.at(-1)!;
  return [
    {
      name: `concatRows of ${what}`,
      inputs,
      ours: (...list) => concatRows(list),
      stock: (...list) => tf.concat(list),
    },
    {
      name: `pooled of ${what}`,
      inputs,
      ours: (...list) => pooled(list),
      stock: (...list) => tf.concat(list.map((t) => tf.reshape(t, [-1, width]))),
    },
  ];
});

const table = given([5, 3, 2], 1);
const other = given([4, 3, 2], 2);

const single: Case[] = [
  {
    name: 'reshape',
    inputs: [table],
    ours: (x) => reshape(x!, [6, 5]),
    stock: (x) => tf.reshape(x!, [6, 5]),
  },
  {
    name: 'sliceRows',
    inputs: [table],
    ours: (x) => sliceRows(x!, 1, 3),
    stock: (x) => tf.slice(x!, 1, 3),
    gradientless: true,
  },
  {
    name: 'gather',
    inputs: [table, other],
    ours: (x, y) => gather([x!, y!], [Uint32Array.of(4, 0, 4), Uint32Array.of(2, 2, 3)]),
    stock: (x, y) => tf.stack([tf.gather(x!, [4, 0, 4]), tf.gather(y!, [2, 2, 3])]),
    gradientless: true,
  },
];

export const rows: Cases = {
  covers: ['ConcatRows', 'Pooled', 'Piece', 'SliceRows', 'Reshape', 'Gather'],
  cases: [...joined, ...single],
};
