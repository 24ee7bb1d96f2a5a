import { describe, expect, it } from 'vitest';
import { resizing } from '#lib/sim/data/resize.ts';

function resized(image: number[], rows: number, columns: number, side: number): number[] {
  const into = new Float32Array(side * side);
  resizing(rows, columns, side)(Uint8Array.from(image), into);
  return [...into].map((value) => Math.round(value * 255 * 1000) / 1000);
}

describe('resizing(rows, columns, side)', () => {
  it('takes means of boxes where the ratio is whole', () => {
    const image = [0, 4, 8, 8, 4, 8, 8, 8, 1, 2, 100, 0, 3, 2, 0, 100];
    expect(resized(image, 4, 4, 2)).toEqual([4, 8, 2, 50]);
  });

  it('weighs pixels by their part in the box where it is not', () => {
    // One row of 3 to 2: boxes of 1.5, [a + b/2, b/2 + c] / 1.5; three equal rows.
    const row = [30, 60, 240];
    expect(resized([...row, ...row, ...row], 3, 3, 2)).toEqual([40, 180, 40, 180]);
  });

  it('enlarges by the same rule', () => {
    expect(resized([0, 90, 90, 0], 2, 2, 3)).toEqual([0, 45, 90, 45, 45, 45, 90, 45, 0]);
  });

  it('takes rows and columns of different number', () => {
    expect(resized([10, 20, 30, 40, 50, 60, 70, 80], 2, 4, 2)).toEqual([15, 35, 55, 75]);
  });

  it('keeps the image where the size is the same, white white, and the mean of all at any ratio', () => {
    expect(resized([1, 2, 3, 255], 2, 2, 2)).toEqual([1, 2, 3, 255]);
    for (const [rows, columns, side] of [
      [28, 28, 14],
      [28, 28, 11],
      [5, 9, 14],
      [1, 1, 8],
      [64, 3, 20],
    ] as const) {
      expect(new Set(resized(new Array(rows * columns).fill(255), rows, columns, side))).toEqual(
        new Set([255]),
      );
      const image = Array.from({ length: rows * columns }, (_, i) => (i * 37) % 256);
      const mean = image.reduce((a, b) => a + b) / image.length;
      const small = resized(image, rows, columns, side);
      expect(small.reduce((a, b) => a + b) / small.length).toBeCloseTo(mean, 2);
    }
  });
});
