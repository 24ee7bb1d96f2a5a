import { describe, expect, it } from 'vitest';
import { between, frameOf, fromPixel, place, toPixels } from '#lib/view/frame.ts';

describe('frameOf', () => {
  it('frameOf(positions) is the smallest square around every finite point', () => {
    const positions = new Float32Array([0, 0, 4, 1, NaN, 99]);
    expect(frameOf(positions)).toEqual({ x: 2, y: 0.5, half: 2 });
  });

  it('frameOf(a, b) holds both, so that two maps can share a scale', () => {
    const frame = frameOf(new Float32Array([0, 0]), new Float32Array([0, 10]));
    expect(frame).toEqual({ x: 0, y: 5, half: 5 });
  });

  it('frameOf() of nothing or of one place has a size above 0', () => {
    expect(frameOf(new Float32Array())).toEqual({ x: 0, y: 0, half: 1 });
    expect(frameOf(new Float32Array([3, 4, 3, 4]))).toEqual({ x: 3, y: 4, half: 1 });
  });
});

describe('place', () => {
  it('place(positions, frame) keeps one scale for both axes and turns y downwards', () => {
    const placed = place(new Float32Array([-1, 1, 1, -1]), { x: 0, y: 0, half: 2 });
    expect([...placed]).toEqual([0.25, 0.25, 0.75, 0.75]);
  });

  it('toPixels(placed, side) leaves a margin, and fromPixel undoes it', () => {
    const pixels = toPixels(new Float32Array([0, 1]), 400);
    expect(pixels[0]).toBeGreaterThan(0);
    expect(pixels[1]).toBeLessThan(400);
    expect(fromPixel(pixels[0], 400)).toBeCloseTo(0);
    expect(fromPixel(pixels[1], 400)).toBeCloseTo(1);
  });
});

describe('between', () => {
  it('between(from, to, t) moves every point by the same share', () => {
    const [from, to] = [new Float32Array([0, 10]), new Float32Array([10, 0])];
    expect([...between(from, to, 0)]).toEqual([0, 10]);
    expect([...between(from, to, 0.25)]).toEqual([2.5, 7.5]);
    expect([...between(from, to, 1)]).toEqual([10, 0]);
  });
});
