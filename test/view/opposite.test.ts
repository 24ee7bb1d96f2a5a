import { describe, expect, it } from 'vitest';
import { roomFor } from '#lib/view/opposite.ts';

describe('roomFor(left, right)', () => {
  it('divides the room as the longest bars are long', () => {
    expect(roomFor(0.1, 0.3)).toEqual({ zero: 0.25, perShare: 2.5 });
    expect(roomFor(0.2, 0.2)).toEqual({ zero: 0.5, perShare: 2.5 });
  });

  it('leaves either direction some room, and the same scale', () => {
    const { zero, perShare } = roomFor(0, 0.5);
    expect(zero).toBeCloseTo(0.08, 12);
    expect(0.5 * perShare).toBeCloseTo(0.92, 12);
    const small = roomFor(0.01, 0.99);
    expect(small.zero - 0.01 * small.perShare).toBeGreaterThanOrEqual(0);
    expect(small.zero + 0.99 * small.perShare).toBeCloseTo(1, 12);
  });

  it('is in the middle where there is nothing', () => {
    expect(roomFor(0, 0)).toEqual({ zero: 0.5, perShare: 0 });
  });
});
