import { describe, expect, it } from 'vitest';
import { walk, walkOrder } from '#lib/view/walk.ts';

const order = [4, 2, 7];

describe('walk', () => {
  it('walk(order, from, arrow) goes one on or back and stops at the ends', () => {
    expect(walk(order, 4, 'ArrowRight')).toBe(2);
    expect(walk(order, 2, 'ArrowUp')).toBe(4);
    expect(walk(order, 7, 'ArrowDown')).toBe(7);
    expect(walk(order, 4, 'ArrowLeft')).toBe(4);
  });

  it('walk(order, null, key) enters at the start, with End at the end', () => {
    expect(walk(order, null, 'ArrowRight')).toBe(4);
    expect(walk(order, null, 'End')).toBe(7);
    expect(walk(order, 2, 'Home')).toBe(4);
  });

  it('walk starts again when the point is no longer in the order', () => {
    expect(walk(order, 99, 'ArrowRight')).toBe(4);
  });

  it('walk gives null for other keys and for an empty map', () => {
    expect(walk(order, 4, 'a')).toBeNull();
    expect(walk([], null, 'ArrowRight')).toBeNull();
  });
});

describe('walkOrder', () => {
  it("walkOrder(visible, order) keeps the owner's order and drops what cannot be seen", () => {
    expect(walkOrder([2, 4], order)).toEqual([4, 2]);
    expect(walkOrder([2, 4])).toEqual([2, 4]);
  });
});
