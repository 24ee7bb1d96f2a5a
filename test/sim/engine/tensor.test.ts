import { beforeAll, expect, test } from 'vitest';
import { liveTensors } from '#lib/sim/engine/backend.ts';
import {
  add,
  concatRows,
  copy,
  free,
  keep,
  read,
  reshape,
  scale,
  scope,
  splitRows,
  sum,
  tensor,
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

test('reshape(t, shape) shares values, copy(t) does not', () => {
  scope(() => {
    const t = some([2, 3], 1);
    const [shared, own, before] = [reshape(t, [6]), copy(t), read(t)];
    descend([t], [some([2, 3], 2)], 1);
    expect(read(shared)).toEqual(read(t));
    expect(read(own)).toEqual(before);
    expect(() => reshape(t, [4])).toThrow('reshape: [2,3] does not fit [4]');
  });
});

test('concatRows(list) and splitRows(t, counts) undo each other, gradients too', () => {
  scope(() => {
    const [a, b, c] = [some([2, 3], 1), some([1, 3], 2), some([4, 3], 3)];
    const whole = concatRows([a, b, c]);
    expect(whole.shape).toEqual([7, 3]);
    expect(splitRows(whole, [2, 1, 4]).map(read)).toEqual([a, b, c].map(read));
    const dy = numbers(21, 4);
    const parts = [dy.slice(0, 6), dy.slice(6, 9), dy.slice(9)];
    expect(pullBack(() => concatRows([a, b, c]), dy, [a, b, c])).toEqual(parts);
    const middle = pullBack(() => splitRows(whole, [2, 1, 4])[1]!, dy.slice(0, 3), [whole])[0];
    expect(middle).toEqual(new Float32Array(21).map((_, i) => (i < 6 || i >= 9 ? 0 : dy[i - 6]!)));
  });
});

test('concatRows refuses rows that do not fit, splitRows counts that do not add up', () => {
  scope(() => {
    expect(() => concatRows([some([2, 3], 1), some([2, 4], 2)])).toThrow(
      '[2,4] does not fit below [2,3]',
    );
    expect(() => concatRows([])).toThrow('an empty list');
    expect(() => splitRows(some([5, 2], 1), [2, 2])).toThrow('2 + 2 rows are not the 5 of [5,2]');
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
