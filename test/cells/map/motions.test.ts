import { expect, it } from 'vitest';
import { motionsOf, verdict } from '#lib/cells/map/motions.ts';
import type { Layout } from '#lib/recording/report.ts';

const layout = (...positions: number[]): Layout => ({
  positions: Float32Array.from(positions),
  collapsed: false,
  doubtful: new Uint8Array(),
});
const first = layout(-1, 0, 1, 0);

it('motionsOf(twice, before, after) measures both motions alike', () => {
  const twice = { first, second: layout(-1, 0.5, 1, 0.5) };
  expect(motionsOf(twice, first, layout(-1, 2, 1, 2))).toEqual({ none: 0.5, real: 2 });
});

it('motionsOf(…) has none where a layout is missing or has collapsed', () => {
  const collapsed = { ...first, collapsed: true };
  expect(motionsOf(null, first, null)).toEqual({ none: null, real: null });
  expect(motionsOf({ first, second: collapsed }, first, collapsed)).toEqual({
    none: null,
    real: null,
  });
});

it.each([
  [0.5, 2, /4\.0 times as far/],
  [0.5, 0.6, /hardly further/],
  [0, 1, /do move/],
])('verdict({ none: %d, real: %d }) says what to make of them', (none, real, said) => {
  expect(verdict({ none, real })).toMatch(said);
});

it('verdict(…) says nothing as long as one is missing', () => {
  expect(verdict({ none: null, real: 1 })).toBeNull();
});
