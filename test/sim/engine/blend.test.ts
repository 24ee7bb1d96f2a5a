import { beforeAll, expect, test } from 'vitest';
import { liveTensors } from '#lib/sim/engine/backend.ts';
import { average, mix, spread } from '#lib/sim/engine/blend.ts';
import { read, scope, tensor } from '#lib/sim/engine/tensor.ts';
import { some } from './numbers.ts';
import { startInNode } from './start.ts';

beforeAll(startInNode);

test('average(stack) is the mean over the members', () => {
  scope(() => {
    const mean = average(tensor(new Float32Array([1, 2, 3, 4, 5, 9]), [3, 2]));
    expect(read(mean)).toEqual(new Float32Array([3, 5]));
    expect(mean.shape).toEqual([2]);
    expect(() => average(tensor(new Float32Array(0), [0, 2]))).toThrow('no members');
  });
});

test.each([0, 0.2, 1])('mix(stack, mean, %d) keeps that much of each member', (keep) => {
  scope(() => {
    const [members, mean] = [some([3, 5, 2], 1), some([5, 2], 2)];
    const [own, rest] = [Math.fround(keep), Math.fround(1 - Math.fround(keep))];
    const wanted = read(members).map(
      (v, i) => Math.fround(own * v) + Math.fround(rest * read(mean)[i % 10]!),
    );
    expect(read(mix(members, mean, keep))).toEqual(wanted);
    if (keep === 1) expect(read(mix(members, mean, keep))).toEqual(read(members));
    expect(read(mix(members, mean, keep, 2))).toEqual(wanted.slice(0, 20));
    expect(() => mix(members, mean, keep, 4)).toThrow('mix: 4 members are not in 1…3');
    expect(() => mix(members, some([2, 5], 1), keep)).toThrow('mix: [2,5] is no member of [3,5,2]');
  });
});

test('spread(x, n) makes n copies', () => {
  const before = liveTensors();
  scope(() => {
    const x = some([2, 3], 1);
    const copies = spread(x, 3);
    expect(copies.shape).toEqual([3, 2, 3]);
    expect([...read(copies)]).toEqual([x, x, x].flatMap((t) => [...read(t)]));
    expect(() => spread(x, 0)).toThrow('spread: 0 copies');
  });
  expect(liveTensors()).toBe(before);
});
