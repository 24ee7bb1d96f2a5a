import { describe, expect, it } from 'vitest';
import { actOf, enclosed, extended, selectionAfter } from '#lib/view/lasso.ts';

const square = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;

describe('enclosed', () => {
  it('enclosed(outline, positions, among) holds the points inside that can be chosen', () => {
    const positions = new Float32Array([0.5, 0.5, 2, 0.5, 0.1, 0.9]);
    expect(enclosed(square, positions, [0, 1, 2])).toEqual([0, 2]);
    expect(enclosed(square, positions, [1, 2])).toEqual([2]);
  });

  it('enclosed by a line that encloses nothing is empty', () => {
    expect(enclosed(square.slice(0, 2), new Float32Array([0.5, 0]), [0])).toEqual([]);
  });
});

describe('selectionAfter', () => {
  it('selectionAfter replaces, adds each once, or takes out', () => {
    expect(selectionAfter([1, 2], [2, 3], 'replace')).toEqual([2, 3]);
    expect(selectionAfter([1, 2], [2, 3], 'add')).toEqual([1, 2, 3]);
    expect(selectionAfter([1, 2], [2, 3], 'remove')).toEqual([1]);
  });

  it('actOf(event) reads Shift and Alt', () => {
    expect(actOf({ shiftKey: false, altKey: false })).toBe('replace');
    expect(actOf({ shiftKey: true, altKey: false })).toBe('add');
    expect(actOf({ shiftKey: true, altKey: true })).toBe('remove');
  });
});

describe('extended', () => {
  const path = [7, 5, 3, 1];

  it('extended(path, before, anchor, to) selects the way, in either direction', () => {
    expect(extended(path, [9], 5, 1)).toEqual([9, 5, 3, 1]);
    expect(extended(path, [9], 5, 7)).toEqual([9, 7, 5]);
    expect(extended(path, [], 5, 5)).toEqual([5]);
  });

  it('extended from a point that is not on the path selects the goal', () => {
    expect(extended(path, [], 99, 3)).toEqual([3]);
  });
});
