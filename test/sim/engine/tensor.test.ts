import { beforeAll, expect, test } from 'vitest';
import { liveTensors } from '#lib/sim/engine/backend.ts';
import {
  add,
  concatRows,
  free,
  keep,
  read,
  reshape,
  scale,
  scope,
  sliceRows,
  sum,
  tensor,
  type Tensor,
} from '#lib/sim/engine/tensor.ts';
import { descend } from '#lib/sim/engine/gradient.ts';
import { numbers, pullBack, some } from './numbers.ts';
import { startInNode } from './start.ts';

beforeAll(startInNode);

test('tensor(values, shape) copies, and read(t) copies back', () => {
  scope(() => {
    const values = numbers(6, 1);
    const t = tensor(values, [2, 3]);
    const wanted = Float32Array.from(values);
    values.fill(0);
    read(t).fill(0);
    expect(read(t)).toEqual(wanted);
    expect(t.shape).toEqual([2, 3]);
    expect(tensor(new Int32Array(2), [2]).dtype).toBe('int32');
  });
});

test('tensor(values, shape) refuses another number of values', () => {
  expect(() => tensor(new Float32Array(5), [2, 3])).toThrow();
});

test('scope(f) frees all but what is kept or returned', () => {
  const before = liveTensors();
  let kept = null as ReturnType<typeof keep> | null;
  const { list } = scope(() => {
    kept = keep(some([2], 1));
    some([3], 2);
    return { list: [some([4], 3)], values: new Float32Array(1000) };
  });
  expect(liveTensors()).toBe(before + 2);
  free(kept!, ...list, ...list);
  expect(liveTensors()).toBe(before);
});

test('scope(f) frees everything when f throws', () => {
  const before = liveTensors();
  const fail = () => {
    some([2], 1);
    throw new Error('stop');
  };
  expect(() => scope(fail)).toThrow('stop');
  expect(liveTensors()).toBe(before);
});

test('reshape(t, shape) shares values', () => {
  scope(() => {
    const t = some([2, 3], 1);
    const [shared, before] = [reshape(t, [6]), read(t)];
    descend([t], [some([2, 3], 2)], 1);
    expect(read(shared)).toEqual(read(t));
    expect(read(shared)).not.toEqual(before);
    expect(() => reshape(t, [4])).toThrow('reshape: [2,3] does not fit [4]');
  });
});

test('sliceRows(t, start, count) cuts out what concatRows(list) joins, and its gradient', () => {
  scope(() => {
    const list = [some([2, 3], 1), some([1, 3], 2), some([4, 3], 3)];
    const cut = (t: Tensor) => [sliceRows(t, 0, 2), sliceRows(t, 2, 1), sliceRows(t, 3, 4)];
    const whole = concatRows(list);
    expect(whole.shape).toEqual([7, 3]);
    expect(cut(whole).map(read)).toEqual(list.map(read));
    const dy = some([7, 3], 4);
    expect(pullBack(() => concatRows(list), read(dy), list)).toEqual(cut(dy).map(read));
  });
});

test('concatRows refuses rows that do not fit, sliceRows those that are not there', () => {
  scope(() => {
    expect(() => concatRows([some([2, 3], 1), some([2, 4], 2)])).toThrow(
      '[2,4] does not fit below [2,3]',
    );
    expect(() => concatRows([])).toThrow('an empty list');
    expect(() => sliceRows(some([5, 2], 1), 3, 3)).toThrow('3 … 6 is not in the 5 rows of [5,2]');
    expect(() => sliceRows(some([5, 2], 1), -1, 2)).toThrow('-1 … 1 is not in the 5 rows');
  });
});

test('concatRows(list) keeps whole numbers', () => {
  scope(() => {
    const labels = [1, 2].map((label) => tensor(new Int32Array([label, 7]), [2]));
    const joined = concatRows(labels);
    expect(joined.dtype).toBe('int32');
    expect([...joined.dataSync()]).toEqual([1, 7, 2, 7]);
  });
});

test.each([1, 3, 4, 13])(
  'sum, scale and add of %i values agree with float64, gradients too',
  (n) => {
    scope(() => {
      const [a, b, dy] = [some([n], 1), some([n], 2), numbers(n, 3)];
      expect(read(sum(a))[0]).toBeCloseTo(
        read(a).reduce((total, v) => total + v, 0),
        5,
      );
      expect(read(scale(a, 0.3))).toEqual(read(a).map((v) => v * Math.fround(0.3)));
      expect(read(add(a, b))).toEqual(read(a).map((v, i) => v + read(b)[i]!));
      expect(pullBack(() => sum(a), new Float32Array([2]), [a])[0]).toEqual(
        new Float32Array(n).fill(2),
      );
      expect(pullBack(() => scale(a, 0.3), dy, [a])[0]).toEqual(
        dy.map((v) => v * Math.fround(0.3)),
      );
      expect(pullBack(() => add(a, b), dy, [a, b])).toEqual([dy, dy]);
    });
  },
);

test('add(a, b) refuses another shape', () => {
  expect(() => scope(() => add(some([2], 1), some([3], 2)))).toThrow('add: [2] is not [3]');
});
