import { beforeAll, describe, expect, test } from 'vitest';
import { dense, layerNorm, patches, relu, unitRows } from '#lib/sim/engine/layers.ts';
import { positions } from '#lib/sim/nets/layers.ts';
import { read, reshape, scope, tensor } from '#lib/sim/engine/tensor.ts';
import { gap, numbers, pullBack, slope, some } from './numbers.ts';
import reference from './reference.json' with { type: 'json' };
import { startInNode } from './start.ts';

beforeAll(startInNode);

const SIZES = [
  [1, 1, 1, 1],
  [2, 3, 5, 7],
  [3, 13, 17, 8],
  [1, 16, 196, 64],
  [2, 66, 9, 10],
  [1, 5, 48, 33],
] as const;

describe.each(SIZES)('dense of %i members, %i rows, %i inputs, %i outputs', (members, m, i, o) => {
  const x = numbers(members * m * i, 1);
  const w = numbers(members * i * o, 2);
  const b = numbers(members * o, 3);
  const tensors = () =>
    [tensor(x, [members, m, i]), tensor(w, [members, i, o]), tensor(b, [members, o])] as const;

  test.each([false, true])(
    'dense(x, w, b, %s) has the bits of a plain float32 loop',
    (withRelu) => {
      const wanted = plainDense(x, w, b, [members, m, i, o], withRelu);
      expect(scope(() => read(dense(...tensors(), withRelu)))).toEqual(wanted);
    },
  );

  test.each([false, true])(
    'the gradients of dense(x, w, b, %s) have those of plain loops',
    (withRelu) => {
      const dy = numbers(members * m * o, 4);
      const y = plainDense(x, w, b, [members, m, i, o], withRelu);
      const d = withRelu ? dy.map((value, at) => (y[at]! > 0 ? value : 0)) : dy;
      const found = scope(() => {
        const parameters = tensors();
        return pullBack(() => dense(...parameters, withRelu), dy, parameters);
      });
      const at = {
        x: (k: number, r: number, c: number) => x[(k * m + r) * i + c]!,
        w: (k: number, r: number, c: number) => w[(k * i + r) * o + c]!,
        d: (k: number, r: number, c: number) => d[(k * m + r) * o + c]!,
      };
      expect(found[0]).toEqual(
        plainSums([members, m, i, o], (k, r, c, p) => [at.d(k, r, p), at.w(k, c, p)]),
      );
      expect(found[1]).toEqual(
        plainSums([members, i, o, m], (k, r, c, p) => [at.x(k, p, r), at.d(k, p, c)]),
      );
      expect(found[2]).toEqual(plainSums([members, 1, o, m], (k, _, c, p) => [at.d(k, p, c), 1]));
    },
  );
});

test('dense(x, w, b) refuses shapes that do not fit, by name', () => {
  const make = () =>
    scope(() => dense(some([2, 3, 4], 1), some([2, 5, 6], 2), some([2, 6], 3), false));
  expect(make).toThrow('dense: x [2,3,4], w [2,5,6] and b [2,6] are not');
});

test.each([
  [{ kernel: 3, stride: 2, padding: 1 }, [2, 14, 14, 1]],
  [{ kernel: 3, stride: 2, padding: 1 }, [3, 7, 7, 8]],
  [{ kernel: 2, stride: 3, padding: 2 }, [1, 5, 8, 5]],
  [{ kernel: 5, stride: 1, padding: 0 }, [2, 5, 6, 3]],
  [{ kernel: 5, stride: 2, padding: 2 }, [1, 2, 3, 3]],
] as const)(
  'patches(x, image, %o) of %j lists what each window sees, and its gradient adds it back',
  (window, shape) => {
    const [n, height, width, channels] = shape;
    const image = { height, width, channels };
    const size = n * height * width * channels;
    const { wanted, sources } = plainPatches(numbers(size, 1), shape, window);
    const dy = numbers(wanted.length, 2);
    const back = new Float32Array(size);
    sources.forEach((source, at) => {
      if (source >= 0) back[source] = back[source]! + dy[at]!;
    });
    scope(() => {
      const x = some(shape, 1);
      expect(read(patches(x, image, window))).toEqual(wanted);
      expect(pullBack(() => patches(x, image, window), dy, [x])[0]).toEqual(back);
      expect(read(patches(some([1, size], 1), image, window))).toEqual(wanted);
    });
  },
);

test('positions(length, window) goes 14 → 7 → 4', () => {
  const window = { kernel: 3, stride: 2, padding: 1 };
  expect([14, 7].map((length) => positions(length, window))).toEqual([7, 4]);
});

test('patches(x) refuses what are no such images, and a window that does not fit', () => {
  const image = { height: 4, width: 4, channels: 1 };
  const window = { kernel: 5, stride: 1, padding: 0 };
  const make = (kernel: number, size: number) => () =>
    scope(() => patches(some([1, size], 1), image, { ...window, kernel }));
  expect(make(5, 16)).toThrow('a window of 5 does not fit');
  expect(make(3, 15)).toThrow('[1,15] are not images of 4 × 4 × 1');
});

test('dense(x, w, b) gives every member the same x if there is only one, but no gradient to it', () => {
  scope(() => {
    const [x, w, b] = [some([1, 5, 7], 1), some([3, 7, 9], 2), some([3, 9], 3)] as const;
    const copies = tensor(Float32Array.from([x, x, x].flatMap((t) => [...read(t)])), [3, 5, 7]);
    expect(read(dense(x, w, b, true))).toEqual(read(dense(copies, w, b, true)));
    const dy = numbers(3 * 5 * 9, 4);
    expect(() => pullBack(() => dense(x, w, b, true), dy, [x])).toThrow('members share');
  });
});

test('patches and dense are the reference convolution, values and gradients', () => {
  const { inputs, value, gradients } = reference.conv_valid_stride2_relu;
  const image = { height: 7, width: 7, channels: 3 };
  const window = { kernel: 3, stride: 2, padding: 0 };
  scope(() => {
    const x = tensor(new Float32Array(inputs.x.values), [2, 7, 7, 3]);
    const w = tensor(new Float32Array(inputs.w.values), [1, 27, 4]);
    const b = tensor(new Float32Array(inputs.b.values), [1, 4]);
    const convolution = () => dense(patches(reshape(x, [1, x.size]), image, window), w, b, true);
    const y = read(convolution());
    expect(y.reduce((sum, v) => sum + v * v, 0) / y.length).toBeCloseTo(value, 4);
    const found = pullBack(
      convolution,
      y.map((v) => (2 * v) / y.length),
      [x, w, b],
    );
    expect(gap(found[0]!, gradients.x)).toBeLessThan(1e-5);
    expect(gap(found[1]!, gradients.w)).toBeLessThan(1e-5);
    expect(gap(found[2]!, gradients.b)).toBeLessThan(1e-5);
  });
});

test('relu(x) keeps NaN, and its gradient passes where x > 0 or NaN', () => {
  const values = [-1, -0, 0, 2, NaN, -3, 4];
  scope(() => {
    const x = tensor(new Float32Array(values), [7]);
    expect(read(relu(x))).toEqual(new Float32Array([0, 0, 0, 2, NaN, 0, 4]));
    expect(pullBack(() => relu(x), new Float32Array(7).fill(5), [x])[0]).toEqual(
      new Float32Array([0, 0, 0, 5, 5, 0, 5]),
    );
  });
});

test('dense(x, w, b, relu) lets NaN through', () => {
  scope(() => {
    const x = tensor(new Float32Array([NaN, 1]), [1, 1, 2]);
    expect(read(dense(x, some([1, 2, 9], 1), some([1, 9], 2), true))).toEqual(
      new Float32Array(9).fill(NaN),
    );
  });
});

test('layerNorm(x) is the reference, value and gradient', () => {
  const { inputs, value, gradients } = reference.layer_norm_then_sum_of_cubes;
  scope(() => {
    const x = tensor(new Float32Array(inputs.x.values), [3, 7]);
    const y = read(layerNorm(x));
    expect(y.reduce((sum, v) => sum + v * v * v, 0)).toBeCloseTo(value, 4);
    const [found] = pullBack(
      () => layerNorm(x),
      y.map((v) => 3 * v * v),
      [x],
    );
    expect(gap(found!, gradients.x)).toBeLessThan(1e-5);
  });
});

const NORMS = {
  layerNorm: { norm: layerNorm, plain: plainLayerNorm },
  unitRows: { norm: unitRows, plain: plainUnit },
};

describe.each(Object.entries(NORMS))('%s(x)', (_, { norm, plain }) => {
  test.each([2, 3, 5, 8, 17, 48])('of rows of %i agrees with float64, value and gradient', (n) => {
    const [values, dy] = [numbers(3 * n, n), numbers(3 * n, n + 1)];
    const rows = (x: ArrayLike<number>) =>
      [0, 1, 2].flatMap((r) => plain(Array.from(x).slice(r * n, (r + 1) * n)));
    const slopes = slope((x) => rows(x).reduce((sum, y, i) => sum + y * dy[i]!, 0), values);
    scope(() => {
      const x = tensor(values, [3, n]);
      expect(gap(read(norm(x)), rows(values))).toBeLessThan(2e-6);
      expect(gap(pullBack(() => norm(x), dy, [x])[0]!, slopes)).toBeLessThan(n === 2 ? 2e-3 : 2e-5);
    });
  });
});

test('layerNorm(x) and unitRows(x) of a constant row are finite', () => {
  scope(() => {
    expect(read(layerNorm(tensor(new Float32Array(5).fill(3), [1, 5])))).toEqual(
      new Float32Array(5),
    );
    expect(read(unitRows(tensor(new Float32Array(5), [1, 5])))).toEqual(new Float32Array(5));
  });
});

/** `[members, rows, columns]` of `Σ_p a·b` over `depth` terms in order, in float32. */
function plainSums(
  [members, rows, columns, depth]: readonly [number, number, number, number],
  factors: (k: number, row: number, column: number, p: number) => readonly [number, number],
): Float32Array {
  const result = new Float32Array(members * rows * columns);
  result.forEach((_, at) => {
    const [k, row, column] = [
      Math.floor(at / columns / rows),
      Math.floor(at / columns) % rows,
      at % columns,
    ];
    let sum = 0;
    for (let p = 0; p < depth; p++) {
      const [a, b] = factors(k, row, column, p);
      sum = Math.fround(sum + Math.fround(a * b));
    }
    result[at] = sum;
  });
  return result;
}

function plainDense(
  x: Float32Array,
  w: Float32Array,
  b: Float32Array,
  [members, m, i, o]: readonly [number, number, number, number],
  withRelu: boolean,
): Float32Array {
  const sums = plainSums([members, m, o, i], (k, r, c, p) => [
    x[(k * m + r) * i + p]!,
    w[(k * i + p) * o + c]!,
  ]);
  return sums.map((sum, at) => {
    const y = Math.fround(sum + b[Math.floor(at / (m * o)) * o + (at % o)]!);
    return withRelu ? Math.max(y, 0) : y;
  });
}

/** The patches, and for each of their values the index in `x` (−1 outside the image). */
function plainPatches(
  x: Float32Array,
  [n, h, w, c]: readonly number[],
  window: { kernel: number; stride: number; padding: number },
): { wanted: Float32Array; sources: number[] } {
  const sources: number[] = [];
  const inside = (at: number, length: number) => at >= 0 && at < length;
  const each = (count: number, f: (i: number) => void) =>
    Array.from({ length: count }, (_, i) => f(i));
  each(n!, (image) =>
    each(positions(h!, window), (top) =>
      each(positions(w!, window), (left) =>
        each(window.kernel, (i) =>
          each(window.kernel, (j) =>
            each(c!, (channel) => {
              const row = top * window.stride - window.padding + i;
              const column = left * window.stride - window.padding + j;
              const there = inside(row, h!) && inside(column, w!);
              sources.push(there ? ((image * h! + row) * w! + column) * c! + channel : -1);
            }),
          ),
        ),
      ),
    ),
  );
  return { wanted: Float32Array.from(sources, (source) => (source < 0 ? 0 : x[source]!)), sources };
}

function plainLayerNorm(row: readonly number[]): number[] {
  const mean = row.reduce((sum, v) => sum + v, 0) / row.length;
  const variance = row.reduce((sum, v) => sum + (v - mean) ** 2, 0) / row.length;
  return row.map((v) => (v - mean) / Math.sqrt(variance + 1e-5));
}

function plainUnit(row: readonly number[]): number[] {
  const length = Math.sqrt(row.reduce((sum, v) => sum + v * v, 0) + 1e-12);
  return row.map((v) => v / length);
}
