import { describe, expect, it } from 'vitest';
import { chosen, finder, visible } from '#lib/view/hit.ts';

const positions = new Float32Array([0, 0, 1, 1, NaN, 0, 0.1, 0]);

describe('finder', () => {
  it('find(x, y, radius) gives the nearest point, or null beyond the radius', () => {
    const find = finder(positions);
    expect(find(0.02, 0, 0.5)).toBe(0);
    expect(find(0.09, 0, 0.5)).toBe(3);
    expect(find(0.5, 0.5, 0.1)).toBeNull();
  });

  it('find never gives a dimmed point or one that is nowhere', () => {
    const find = finder(positions, [1, 0, 0, 0]);
    expect(find(0, 0, 0.5)).toBe(3);
    expect(visible(positions, [1, 0, 0, 0])).toEqual([1, 3]);
  });

  it('find in an empty map gives null', () => {
    expect(finder(new Float32Array())(0, 0, 1)).toBeNull();
  });
});

describe('chosen', () => {
  it('chosen(selected, i, false) selects one alone, and none when it was alone already', () => {
    expect(chosen(new Set([1, 2]), 2, false)).toEqual([2]);
    expect(chosen(new Set([2]), 2, false)).toEqual([]);
  });

  it('chosen(selected, i, true) adds, and takes out what is in', () => {
    expect(chosen(new Set([1]), 2, true)).toEqual([1, 2]);
    expect(chosen(new Set([1, 2]), 1, true)).toEqual([2]);
  });

  it('chosen(selected, null, add) clears, but not with the key that adds', () => {
    expect(chosen(new Set([1]), null, false)).toEqual([]);
    expect(chosen(new Set([1]), null, true)).toEqual([1]);
  });
});
