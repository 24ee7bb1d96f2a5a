import { beforeAll, expect, test } from 'vitest';
import { wire } from '#lib/sim/engine/gradient.ts';
import { dense, patches, relu } from '#lib/sim/engine/layers.ts';
import {
  add,
  concatRows,
  pooled,
  reshape,
  scale,
  scope,
  sum,
  tensor,
  type Tensor,
} from '#lib/sim/engine/tensor.ts';
import { gap, numbers, pullBack, slope } from './numbers.ts';
import { startInNode } from './start.ts';

// Layer normalisation, unit rows and the losses are held against float64 beside their own tests.

beforeAll(startInNode);

type Values = Float64Array;

/** Operations, and the function of float64 numbers of which they are the values and the gradient. */
interface Smooth {
  readonly shapes: readonly (readonly number[])[];
  readonly ours: (...inputs: Tensor[]) => Tensor;
  readonly plain: (...inputs: Values[]) => ArrayLike<number>;
}

const WINDOW = { kernel: 3, stride: 2, padding: 1 };
const IMAGE = { height: 5, width: 4, channels: 2 };

const SMOOTH: Readonly<Record<string, Smooth>> = {
  relu: {
    shapes: [[3, 5]],
    ours: (x) => relu(x!),
    plain: (x) => x!.map((v) => Math.max(0, v)),
  },
  'dense without relu': layer(false),
  'dense with relu': layer(true),
  'patches and dense': {
    shapes: [
      [1, 2, 40],
      [1, 18, 3],
      [1, 3],
    ],
    ours: (x, w, b) => dense(patches(x!, IMAGE, WINDOW), w!, b!, true),
    plain: (x, w, b) => affine(windows(x!, 2), w!, b!, [1, 12, 18, 3], true),
  },
  scale: { shapes: [[7]], ours: (x) => scale(x!, -0.3), plain: (x) => x!.map((v) => -0.3 * v) },
  add: {
    shapes: [[7], [7]],
    ours: (x, y) => add(add(x!, y!), x!),
    plain: (x, y) => x!.map((v, i) => 2 * v + y![i]!),
  },
  sum: { shapes: [[2, 5]], ours: (x) => sum(x!), plain: (x) => [x!.reduce((a, b) => a + b)] },
  concatRows: {
    shapes: [
      [2, 3],
      [1, 3],
    ],
    ours: (...list) => concatRows(list),
    plain: flat,
  },
  pooled: {
    shapes: [
      [2, 1, 3],
      [2, 3],
    ],
    ours: (...list) => pooled(list),
    plain: flat,
  },
  reshape: { shapes: [[2, 3]], ours: (x) => reshape(x!, [3, 2]), plain: flat },
  // Its gradient is that of what it is not: three times its values.
  wire: { shapes: [[2, 3]], ours: (x) => wire(x!, 3), plain: (x) => x!.map((v) => 3 * v) },
};

test.each(Object.entries(SMOOTH))('%s: gradients are slopes in float64', (_, smooth) => {
  const { shapes, ours, plain } = smooth;
  const inputs = shapes.map((shape, i) => numbers(sizeOf(shape), i + 1));
  const exact: Values[] = inputs.map((values) => Float64Array.from(values));
  const dy = numbers(plain(...exact).length, 9);
  const found = scope(() => {
    const tensors = inputs.map((values, i) => tensor(values, shapes[i]!));
    return pullBack(() => ours(...tensors), dy, tensors);
  });
  found.forEach((gradient, i) => {
    const total = (x: Values) => dot(plain(...exact.with(i, x)), dy);
    expect(gap(gradient, slope(total, exact[i]!))).toBeLessThan(1e-5);
  });
});

function layer(withRelu: boolean): Smooth {
  return {
    shapes: [
      [2, 3, 5],
      [2, 5, 4],
      [2, 4],
    ],
    ours: (x, w, b) => dense(x!, w!, b!, withRelu),
    plain: (x, w, b) => affine(x!, w!, b!, [2, 3, 5, 4], withRelu),
  };
}

function affine(
  x: Values,
  w: Values,
  b: Values,
  [members, rows, inputs, outputs]: readonly [number, number, number, number],
  withRelu: boolean,
): Values {
  return Float64Array.from({ length: members * rows * outputs }, (_, at) => {
    const [row, o] = [Math.floor(at / outputs), at % outputs];
    const member = Math.floor(row / rows);
    let y = b[member * outputs + o]!;
    for (let i = 0; i < inputs; i++)
      y += x[row * inputs + i]! * w[(member * inputs + i) * outputs + o]!;
    return withRelu ? Math.max(0, y) : y;
  });
}

/** What the window sees of images, position by position, in the order (row, column, channel). */
function windows(x: Values, images: number): Values {
  const { height, width, channels } = IMAGE;
  const seen: number[] = [];
  const from = (length: number) => Array.from({ length }, (_, i) => i);
  for (const image of from(images))
    for (const top of [-1, 1, 3])
      for (const left of [-1, 1])
        for (const i of from(3))
          for (const j of from(3))
            for (const channel of from(channels)) {
              const [row, column] = [top + i, left + j];
              const inside = row >= 0 && row < height && column >= 0 && column < width;
              const at = ((image * height + row) * width + column) * channels + channel;
              seen.push(inside ? x[at]! : 0);
            }
  return Float64Array.from(seen);
}

function flat(...inputs: Values[]): Values {
  return Float64Array.from(inputs.flatMap((values) => [...values]));
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce((total, v, i) => total + v * b[i]!, 0);
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((a, b) => a * b, 1);
}
