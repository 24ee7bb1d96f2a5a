import { describe, expect, test } from 'vitest';
import { motion } from '#lib/measure/motion.ts';

describe('motion(from, to)', () => {
  const from = Float32Array.of(0, 0, 2, 0, 2, 2, 0, 2);

  test('is 0 where nothing moves, and counts by hand', () => {
    expect(motion(from, from)).toBe(0);
    // One of four points moves by 4; all are √2 from the middle: √(16/4) / √2.
    expect(motion(from, Float32Array.of(4, 0, 2, 0, 2, 2, 0, 2))).toBeCloseTo(Math.SQRT2, 6);
  });

  test('does not depend on where the map is, nor on its scale', () => {
    const to = Float32Array.of(1, 0, 2, 1, 2, 2, 0, 3);
    const far = (layout: Float32Array) => layout.map((x) => 3 * x + 10);
    expect(motion(far(from), far(to))).toBeCloseTo(motion(from, to)!, 6);
  });

  test('is null without a map', () => {
    const nothing = new Float32Array();
    expect(motion(nothing, nothing)).toBeNull();
    expect(motion(from, nothing)).toBeNull();
    expect(motion(Float32Array.of(1, 1, 1, 1), Float32Array.of(1, 2, 1, 1))).toBeNull();
  });
});
