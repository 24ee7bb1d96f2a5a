import { describe, expect, it } from 'vitest';
import { cornerOf, gridOf, rasterise } from '#lib/view/draw/thumbnails.ts';

describe('gridOf', () => {
  it('gridOf(n, image, width) wraps and never has less than one column', () => {
    expect(gridOf(10, 42, 200)).toMatchObject({ columns: 4, rows: 3 });
    expect(gridOf(3, 42, 10)).toMatchObject({ columns: 1, rows: 3 });
    expect(gridOf(0, 42, 200).rows).toBe(0);
  });

  it('cornerOf(grid, i) lets no two images overlap', () => {
    const grid = gridOf(10, 42, 200, 80);
    expect(cornerOf(grid, 1)[0] - cornerOf(grid, 0)[0]).toBeGreaterThanOrEqual(80);
    expect(cornerOf(grid, grid.columns)[1]).toBeGreaterThan(42);
  });
});

describe('rasterise', () => {
  it('rasterise(grey) goes from paper to ink in whole blocks', () => {
    const pixels = rasterise(new Uint8Array([0, 255, 255, 0]), 2, 2, '#ffffff', 'rgb(0, 0, 0)');
    const red = Array.from({ length: 16 }, (_, i) => pixels[4 * i]);
    expect(red).toEqual([255, 255, 0, 0, 255, 255, 0, 0, 0, 0, 255, 255, 0, 0, 255, 255]);
    expect(pixels[3]).toBe(255);
  });
});
