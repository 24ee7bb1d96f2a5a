import { describe, expect, it } from 'vitest';
import type { Layout } from '#lib/project/layout.ts';
import { finished } from '#lib/project/making.ts';
import { neighbours } from '#lib/project/neighbours.ts';
import { placed } from '#lib/project/placed.ts';
import { plain } from './example.ts';

describe('placed(layout)', () => {
  // Two rows of ten points, far apart.
  const line = Float32Array.from({ length: 40 }, (_, i) => (i % 2 ? (i < 20 ? 0 : 100) : i % 20));
  const near = finished(neighbours({ width: 2, values: line }, 4, plain));

  it('doubts no point whose neighbours on the map are those of its features', () => {
    const layout: Layout = { positions: line, near, flaw: null };
    expect([...placed(layout, plain).doubtful]).toEqual(Array(20).fill(0));
  });

  it('doubts a point that the map puts among others', () => {
    const moved = line.slice();
    moved.set([3.5, 100], 0);
    const { doubtful } = placed({ positions: moved, near, flaw: null }, plain);
    expect(doubtful[0]).toBe(1);
    expect(doubtful[15]).toBe(0);
  });

  it('of collapsed features says that they have collapsed, and nothing else', () => {
    const layout: Layout = { positions: null, near: null, flaw: 'collapsed' };
    expect(placed(layout)).toEqual({
      positions: new Float32Array(),
      collapsed: true,
      doubtful: new Uint8Array(),
    });
  });
});
