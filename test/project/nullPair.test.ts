import { describe, expect, test } from 'vitest';
import { finished } from '#lib/project/making.ts';
import { layout, layoutPair } from '#lib/project/layout.ts';
import { nullPair } from '#lib/project/nullPair.ts';
import { MAP_SETTINGS } from '#lib/project/settings.ts';
import { blobs, plain, scatter } from './example.ts';

const settings = { ...MAP_SETTINGS, epochs: 100 };
const features = blobs(160, 12, 4);
/** Most points in other company. */
const moved = blobs(160, 12, 5);
const collapsed = { width: 12, values: new Float32Array(160 * 12).fill(1) };

const meanMotion = (a: Float32Array, b: Float32Array) =>
  a.reduce((sum, x, i) => sum + Math.abs(x - b[i]!), 0) / a.length;

describe('nullPair(features, settings)', () => {
  const [first, second] = finished(nullPair(features, settings, null, plain));

  test('lays the features out as before would be, then again from there with the next seed', () => {
    const before = finished(layout(features, settings, null, plain));
    const reseeded = { ...settings, seed: settings.seed + 1 };
    expect(first.positions).toEqual(before.positions);
    expect(second).toEqual(finished(layout(features, reseeded, before.positions, plain)));
  });

  test('moves points, though nothing changed, but less than a change of their groups does', () => {
    const [before, after] = finished(layoutPair([features, moved], settings, null, plain));
    const unmeant = meanMotion(first.positions!, second.positions!);
    expect(unmeant).toBeGreaterThan(0);
    expect(unmeant).toBeLessThan(0.5 * meanMotion(before.positions!, after.positions!));
  });

  test('starts from given positions', () => {
    const from = scatter(160);
    const [started] = finished(nullPair(features, settings, from, plain));
    expect(started).toEqual(finished(layout(features, settings, from, plain)));
  });

  test('of collapsed features has no map, twice', () => {
    const flaws = finished(nullPair(collapsed, settings, null, plain)).map(({ flaw }) => flaw);
    expect(flaws).toEqual(['collapsed', 'collapsed']);
  });

  test('reports the progress of the whole', () => {
    const steps = [...nullPair(features, { ...settings, epochs: 4 }, null, plain)];
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(steps.at(-1)).toBe(1);
  });
});
