import { describe, expect, it } from 'vitest';
import { oodOrder } from '#lib/sim/ood.ts';

const test = { labels: Uint8Array.from({ length: 100 }, (_, i) => Math.floor(i / 10)) };
const spec = { seed: 1, draws: { data: 0, weights: 0 } };

describe('oodOrder(spec, client, test)', () => {
  it('is every test sample of the classes that the client lacks, once', () => {
    const order = oodOrder(spec, { id: 0, classes: [2, 5] }, test);
    expect([...order].sort((a, b) => a - b)).toEqual(
      [...test.labels.keys()].filter((i) => test.labels[i] !== 2 && test.labels[i] !== 5),
    );
  });

  it('mixes the classes, and differs between clients', () => {
    const order = oodOrder(spec, { id: 0, classes: [2] }, test);
    expect(new Set(order.slice(0, 20).map((i) => test.labels[i]!)).size).toBeGreaterThan(4);
    expect(order).not.toEqual(oodOrder(spec, { id: 1, classes: [2] }, test));
  });

  it('is empty for a client that lacks nothing', () => {
    expect(oodOrder(spec, { id: 0, classes: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] }, test)).toHaveLength(
      0,
    );
  });
});
