import { describe, expect, it } from 'vitest';
import { packLayout, unpackLayout } from '#lib/recording/layouts.ts';
import type { Layout } from '#lib/recording/report.ts';
import { stream } from '#lib/sim/random.ts';

const through = (layout: Layout) =>
  unpackLayout(JSON.parse(JSON.stringify(packLayout(layout))) as ReturnType<typeof packLayout>);

const scattered = (extent: number): Layout => {
  const random = stream(2, 'test');
  return {
    positions: Float32Array.from({ length: 400 }, () => extent * random.normal()),
    collapsed: false,
    doubtful: Uint8Array.from({ length: 200 }, (_, i) => Number(i % 7 === 0)),
  };
};

describe('unpackLayout(packLayout(layout))', () => {
  it('keeps positions within a 4000th of their extent, however far they lie', () => {
    for (const extent of [1e-3, 1, 20, 1000]) {
      const layout = scattered(extent);
      const farthest = Math.max(...layout.positions.map(Math.abs));
      const { positions, collapsed, doubtful } = through(layout);
      expect(collapsed).toBe(false);
      expect(doubtful).toEqual(layout.doubtful);
      const off = positions.map((x, i) => Math.abs(x - layout.positions[i]!));
      expect(Math.max(...off)).toBeLessThanOrEqual(farthest / 4000);
    }
  });

  it('is the same when it is done again, so that a map can start from what was recorded', () => {
    const once = through(scattered(3));
    expect(through(once)).toEqual(once);
  });

  it('keeps a layout that has collapsed, and one in a single place', () => {
    const empty = { positions: new Float32Array(), collapsed: true, doubtful: new Uint8Array() };
    expect(through(empty)).toEqual(empty);
    const still = { positions: new Float32Array(6), collapsed: false, doubtful: new Uint8Array() };
    expect(through(still)).toEqual(still);
  });
});
