import { describe, expect, test } from 'vitest';
import type { Features } from '#lib/sim/snapshot.ts';
import { layout, layoutChain, layoutPair } from '#lib/project/layout.ts';
import { MAP_SETTINGS } from '#lib/project/settings.ts';
import { finished } from '#lib/project/making.ts';
import { neighbours } from '#lib/project/neighbours.ts';
import { trust } from '#lib/project/trust.ts';
import { blobs, plain, scatter } from './example.ts';

const settings = { ...MAP_SETTINGS, epochs: 100 };
const before = blobs(160, 12, 4);
const after = blobs(160, 12, 4, 6, 2);
const collapsed: Features = { width: 12, values: new Float32Array(160 * 12).fill(1) };

/** Mean distance within the groups of a layout, as a share of the mean distance between all points. */
function tightness(positions: Float32Array, groups: number): number {
  const sums = { all: [0, 0], within: [0, 0] };
  for (let i = 0; i < positions.length / 2; i++) {
    for (let j = 0; j < i; j++) {
      const apart = Math.hypot(
        positions[2 * i]! - positions[2 * j]!,
        positions[2 * i + 1]! - positions[2 * j + 1]!,
      );
      for (const sum of i % groups === j % groups ? [sums.all, sums.within] : [sums.all]) {
        sum[0]! += apart;
        sum[1]!++;
      }
    }
  }
  return sums.within[0]! / sums.within[1]! / (sums.all[0]! / sums.all[1]!);
}

const meanMotion = (a: Float32Array, b: Float32Array) =>
  a.reduce((sum, x, i) => sum + Math.abs(x - b[i]!), 0) / a.length;

describe('layout(features, settings)', () => {
  test('keeps groups together, though rows are shuffled inside', () => {
    const { positions } = finished(layout(before, settings, null, plain));
    expect(positions).toHaveLength(320);
    expect(tightness(positions!, 4)).toBeLessThan(0.5);
  });

  test('is the same again with the same seed, and another with another', () => {
    const again = (seed: number) =>
      finished(layout(before, { ...settings, seed }, null, plain)).positions;
    expect(again(1)).toEqual(again(1));
    expect(again(2)).not.toEqual(again(1));
  });

  test('yields rising progress up to 1, and can be left', () => {
    const steps = [...layout(before, settings, null, plain)];
    expect(steps.length).toBeGreaterThan(100);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(steps.at(-1)).toBe(1);
    const left = layout(before, settings, null, plain);
    left.next();
    expect(left.return({ positions: null, near: null, flaw: 'collapsed' }).done).toBe(true);
  });

  test('does not map collapsed features', () => {
    expect(finished(layout(collapsed, settings, null, plain))).toEqual({
      positions: null,
      near: null,
      flaw: 'collapsed',
    });
  });

  test('maps fewer points than neighbours', () => {
    const { positions } = finished(layout(blobs(8, 4, 2), settings, null, plain));
    expect(positions!.every(Number.isFinite)).toBe(true);
  });
});

describe('layoutPair([before, after], settings)', () => {
  test('moves points little where features are only turned, unlike two maps from PCA', () => {
    const turned = { width: 12, values: before.values.map((x) => -x) };
    const [first, second] = finished(layoutPair([before, turned], settings, null, plain));
    const alone = finished(layout(turned, settings, null, plain));
    const moved = meanMotion(first.positions!, second.positions!);
    expect(moved).toBeLessThan(0.3 * meanMotion(first.positions!, alone.positions!));
  });

  test('fits after on its own features', () => {
    const [, second] = finished(layoutPair([before, after], settings, null, plain));
    expect(tightness(second.positions!, 4)).toBeLessThan(0.5);
  });
});

describe('layoutChain(stations, settings)', () => {
  test('skips a collapsed station and goes on from the last map', () => {
    const [first, second, third] = finished(
      layoutChain([before, collapsed, after], settings, null, plain),
    );
    expect(second!.flaw).toBe('collapsed');
    const pair = finished(layoutChain([after], settings, first!.positions, plain));
    expect(third!.positions).toEqual(pair[0]!.positions);
  });

  test('reports the progress of the whole', () => {
    const steps = [...layoutChain([before, after], { ...settings, epochs: 4 }, null, plain)];
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(steps.filter((share) => share <= 0.5)).toHaveLength(steps.length / 2);
    expect(steps.at(-1)).toBe(1);
  });
});

test('trust(features, map) is 1 where they agree, low where the map is made up', () => {
  const near = finished(neighbours(before, 15, plain));
  expect(trust(near, near).every((share) => share === 1)).toBe(true);
  const random = trust(near, finished(neighbours({ width: 2, values: scatter(160) }, 15, plain)));
  expect(random.reduce((sum, share) => sum + share / 160, 0)).toBeLessThan(0.3);
});
