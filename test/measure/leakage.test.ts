import { describe, expect, test } from 'vitest';
import { leakage } from '#lib/measure/leakage.ts';
import type { Probed } from '#lib/measure/probed.ts';
import { clusters, featuresOf } from './example.ts';

const labels = Uint8Array.from({ length: 80 }, (_, sample) => Math.floor(sample / 20));
const client = (classes: number[], counts = [0, 0, 0, 0]) => ({
  architecture: 'a',
  classes,
  counts,
});
const four = (clients: Probed['clients']): Probed => ({ classes: 4, labels, clients });
const everything = four([client([0, 1, 2, 3]), client([0, 1, 2, 3])]);
const rows = clusters(labels, 8);
const turned = rows.map((row) => row.map((x) => -x));
const noise = clusters(
  labels.map(() => 0),
  8,
);

describe('leakage(features, probed)', () => {
  test('reads classes off features that cluster by class, named or not', () => {
    const found = leakage(featuresOf([rows, rows]), everything);
    expect(found).toMatchObject({ labels: 1, none: 1, centroid: 1 });
    expect(found.chance.none).toBeGreaterThan(0.25);
    expect(found.chance.none).toBeLessThan(0.45);
  });

  test('reads nothing off features that do not', () => {
    const { none, centroid, chance } = leakage(featuresOf([noise, noise]), everything);
    expect(none).toBeLessThan(0.45);
    expect(Math.abs(none! - chance.none!)).toBeLessThan(0.12);
    expect(centroid).toBeLessThan(0.45);
  });

  test('is less where clients put a class in different places', () => {
    const { none } = leakage(featuresOf([rows, turned]), everything);
    expect(none).toBeLessThan(0.8);
  });

  test('looks at each client’s own classes only: what it never sends may lie anywhere', () => {
    const own = four([client([0, 1]), client([2, 3])]);
    const wild = (keep: number[]) =>
      rows.map((row, sample) => (keep.includes(labels[sample]!) ? row : row.map(() => 50)));
    expect(leakage(featuresOf([wild([0, 1]), wild([2, 3])]), own)).toMatchObject({
      none: 1,
      centroid: 1,
    });
  });

  test('names renamed labels by how frequent they are, counted by hand', () => {
    // 60 and 20 samples are known by their number; two classes of 10 are guessed: (60 + 20 + ½·10 + ½·10) / 100.
    const counted = four([client([0, 1], [40, 20, 0, 10]), client([0, 2], [20, 0, 10, 0])]);
    const { permuted, chance } = leakage(featuresOf([rows, rows]), counted);
    expect(permuted).toBeCloseTo(0.9, 12);
    expect(chance.permuted).toBe(1 / 4);
  });

  test('of classes that are equally frequent names renamed labels by chance', () => {
    const even = four([client([0, 1], [9, 9, 0, 0]), client([2, 3], [0, 0, 9, 9])]);
    expect(leakage(featuresOf([rows, rows]), even).permuted).toBe(1 / 4);
  });

  test('is the same again', () => {
    const features = featuresOf([noise, turned]);
    expect(leakage(features, everything)).toEqual(leakage(features, everything));
  });

  test('has nothing to name where nobody sends anything', () => {
    expect(leakage(featuresOf([rows, rows]), four([client([]), client([])]))).toEqual({
      labels: 1,
      permuted: null,
      none: null,
      centroid: null,
      chance: { permuted: null, none: null },
    });
  });

  test('of collapsed features is chance: one cluster, one name', () => {
    const same = rows.map(() => [1, 2, 3]);
    expect(leakage(featuresOf([same, same]), everything)).toMatchObject({
      none: 1 / 4,
      centroid: 1 / 4,
      chance: { none: 1 / 4 },
    });
  });
});
