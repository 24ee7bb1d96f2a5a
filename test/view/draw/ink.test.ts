import { describe, expect, it } from 'vitest';
import { coverage, ink } from '#lib/view/draw/ink.ts';

const side = 9;
const nib = { radius: 1, erases: false };
const blank = () => new Uint8Array(side * side);
const at = (image: Uint8Array, x: number, y: number) => image[y * side + x];

describe('ink', () => {
  it('ink(image, side, spot, spot) is full in the middle, fades to the edge and is round', () => {
    const image = blank();
    expect(ink(image, side, [4.5, 4.5], [4.5, 4.5], nib)).toBe(true);
    expect(at(image, 4, 4)).toBe(255);
    const near = at(image, 5, 4);
    expect(near).toBeGreaterThan(0);
    expect(near).toBeLessThan(255);
    expect([at(image, 3, 4), at(image, 4, 3), at(image, 4, 5)]).toEqual([near, near, near]);
    expect(at(image, 5, 5)).toBeLessThan(near);
    expect(at(image, 6, 4)).toBe(0);
  });

  it('a stroke covers the whole way, and as much as its length and the width of the pen say', () => {
    const image = blank();
    ink(image, side, [2.5, 4.5], [6.5, 4.5], nib);
    for (const x of [2, 3, 4, 5, 6]) expect(at(image, x, 4)).toBe(255);
    const area = coverage(image) * side * side;
    expect(area).toBeGreaterThan(2 * 4);
    expect(area).toBeLessThan(2 * 4 + 5);
  });

  it('drawn twice a stroke is no darker, and says that nothing changed', () => {
    const image = blank();
    ink(image, side, [2, 2], [6, 7], nib);
    const once = image.slice();
    expect(ink(image, side, [2, 2], [6, 7], nib)).toBe(false);
    expect(image).toEqual(once);
  });

  it('erasing the same stroke leaves nothing, and what is far from it alone', () => {
    const image = blank();
    ink(image, side, [2, 2], [6, 2], nib);
    ink(image, side, [4.5, 8.5], [4.5, 8.5], nib);
    ink(image, side, [2, 2], [6, 2], { ...nib, erases: true });
    expect(coverage(image.subarray(0, 5 * side))).toBe(0);
    expect(at(image, 4, 8)).toBe(255);
  });

  it.each([
    [
      [-3, 4.5],
      [12, 4.5],
    ],
    [
      [-1, -1],
      [-9, -9],
    ],
    [
      [100, 4],
      [100, 5],
    ],
    [
      [0, 0],
      [9, 9],
    ],
  ] as const)('ink from %j to %j stays inside the image and does not wrap around', (from, to) => {
    const image = blank();
    ink(image, side, from, to, nib);
    expect(image).toHaveLength(side * side);
    image.forEach((value, i) => {
      if (value === 0) return;
      const [x, y] = [(i % side) + 0.5, Math.floor(i / side) + 0.5];
      const [left, right] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])];
      const [top, bottom] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])];
      expect(x).toBeGreaterThan(left - 1.8);
      expect(x).toBeLessThan(right + 1.8);
      expect(y).toBeGreaterThan(top - 1.8);
      expect(y).toBeLessThan(bottom + 1.8);
    });
  });
});

it('coverage(image) is a share', () => {
  expect(coverage(new Uint8Array([255, 0, 255, 0]))).toBe(0.5);
  expect(coverage(new Uint8Array(0))).toBe(0);
});
