import { describe, expect, it } from 'vitest';
import { apportioned, partition } from '#lib/sim/data/partition.ts';
import { readSpec } from '#lib/sim/spec.ts';

const dealt = (
  alpha: number,
  difference: { clients?: object; seed?: number; draws?: object } = {},
) => {
  const { clients, ...rest } = difference;
  const kind = { kind: 'dirichlet', alpha };
  return partition(readSpec({ ...rest, clients: { partition: kind, ...clients } }), 10);
};

describe('partition(spec, classes) under dirichlet', () => {
  it('gives every client exactly its samples, and as ID the classes with at least 5', () => {
    for (const { lots, classes } of [...dealt(0.3, { seed: 3 }), ...dealt(100)]) {
      expect(lots.reduce((sum, { count }) => sum + count, 0)).toBe(250);
      expect(lots.every(({ count }) => count > 0)).toBe(true);
      const held = lots.filter(({ count }) => count >= 5).map(({ label }) => label);
      expect(classes).toEqual(held);
      expect(classes.length).toBeGreaterThan(0);
    }
  });

  it('has small remainders that are no ID class', () => {
    const few = dealt(0.3).flatMap(({ lots }) => lots.filter(({ count }) => count < 5));
    expect(few.length).toBeGreaterThan(0);
  });

  it('gives fewer classes at smaller α', () => {
    const held = (alpha: number) =>
      dealt(alpha, { clients: { count: 32 } }).reduce(
        (sum, { classes }) => sum + classes.length,
        0,
      );
    expect(held(0.1)).toBeLessThan(held(0.5));
    expect(held(0.5)).toBeLessThan(held(10));
    expect(held(100)).toBe(320);
  });

  it('leaves the others alone when a client is added', () => {
    expect(dealt(0.3, { clients: { count: 12 } }).slice(0, 8)).toEqual(dealt(0.3));
  });

  it('deals anew for another seed or draw of the data, not of the weights', () => {
    const first = dealt(0.5);
    expect(dealt(0.5, { draws: { weights: 1 } })).toEqual(first);
    expect(dealt(0.5, { draws: { data: 1 } })).not.toEqual(first);
    expect(dealt(0.5, { seed: 2 })).not.toEqual(first);
  });
});

describe('apportioned(samples, shares)', () => {
  it.each([
    [10, [0.5, 0.5], [5, 5]],
    [10, [0.26, 0.74], [3, 7]],
    [5, [0.5, 0.5], [3, 2]],
    [7, [1, 0, 0], [7, 0, 0]],
    [4, [0.3, 0.3, 0.4], [1, 1, 2]],
  ])('of %i by %j is %j', (samples, shares, counts) => {
    expect(apportioned(samples, shares)).toEqual(counts);
  });
});
