import { describe, expect, it } from 'vitest';
import { digitOf } from '#lib/cells/draw/digit.ts';

/** A drawing with full ink in a rectangle of pixels. */
function drawn(side: number, left: number, top: number, width: number, height: number) {
  return Uint8Array.from({ length: side * side }, (_, pixel) => {
    const [x, y] = [pixel % side, Math.floor(pixel / side)];
    return x >= left && x < left + width && y >= top && y < top + height ? 255 : 0;
  });
}

/** First and last column and row that hold ink. */
function box(image: Uint8Array, side: number) {
  const inked = [...image.keys()].filter((pixel) => image[pixel]! >= 77);
  const columns = inked.map((pixel) => pixel % side);
  const rows = inked.map((pixel) => Math.floor(pixel / side));
  return [Math.min(...columns), Math.max(...columns), Math.min(...rows), Math.max(...rows)];
}

describe('digitOf(drawing, side, wanted)', () => {
  it('brings the ink to the middle and its larger extent to 0.8 of the side', () => {
    const image = digitOf(drawn(40, 3, 20, 5, 16), 40, 10);
    expect(image).toHaveLength(100);
    expect(box(image, 10)).toEqual([4, 5, 1, 8]);
    expect(image[1 * 10 + 4]).toBeGreaterThan(250);
  });

  it('does not depend on where it was drawn', () => {
    expect(digitOf(drawn(40, 0, 0, 9, 20), 40, 14)).toEqual(
      digitOf(drawn(40, 31, 20, 9, 20), 40, 14),
    );
  });

  it('keeps the shape: what is wide stays wide', () => {
    expect(box(digitOf(drawn(40, 10, 10, 16, 4), 40, 10), 10)).toEqual([1, 8, 4, 5]);
  });

  it('lets a dot stay a dot', () => {
    const image = digitOf(drawn(28, 5, 5, 2, 2), 28, 14);
    expect(box(image, 14)).toEqual([6, 7, 6, 7]);
  });

  it('keeps the mean of what a pixel covers', () => {
    const grey = drawn(20, 2, 2, 16, 16).map((value, pixel) => (pixel % 2 ? value : value && 100));
    expect(digitOf(grey, 20, 10)[55]).toBe(178);
  });

  it('is blank without ink', () => {
    expect(digitOf(new Uint8Array(28 * 28), 28, 14)).toEqual(new Uint8Array(196));
  });
});
