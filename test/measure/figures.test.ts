import { describe, expect, test } from 'vitest';
import type { Keepsake } from '#lib/sim/snapshot.ts';
import { figures, roundFigures } from '#lib/measure/figures.ts';
import { spread } from '#lib/measure/spread.ts';
import { featuresOf, small, smallAnswers } from './example.ts';

const square = [
  [1, 0],
  [0, 1],
  [0, 1],
  [-1, 0],
];
const features = featuresOf([square, square]);
const kept: Keepsake = {
  features: {
    cut: features,
    trunk: features,
    projector: featuresOf([square, square.map(() => [1, 1])]),
  },
  clientLogits: new Float32Array(0),
  serverLogits: new Float32Array(0),
  test: smallAnswers,
};

describe('figures(opening, kept)', () => {
  test('has the keys of the command line', () => {
    expect(figures(small, kept)).toEqual({
      clientAccuracyId: 7 / 8,
      clientAccuracyOod: 0,
      serverAccuracyId: 5 / 8,
      serverAccuracyOod: 5 / 8,
      gated: { '0': expect.closeTo(7 / 8, 9), '0.5': expect.any(Number), '1': expect.any(Number) },
      oracle: {
        '0': { threshold: 0.5, exitShare: 1 },
        '0.5': { threshold: expect.any(Number), exitShare: expect.any(Number) },
        '1': { threshold: expect.any(Number), exitShare: expect.any(Number) },
      },
      // One client per architecture: no pair within.
      skew: { cut: 0, trunk: 0, projector: expect.any(Number), within: null, across: 0 },
      probeTransfer: { self: expect.any(Number), cross: expect.any(Number) },
    });
  });

  test('leaves the server out where there is none', () => {
    const alone = figures(small, { ...kept, test: { ...smallAnswers, server: null } });
    expect(alone).toMatchObject({
      clientAccuracyId: 7 / 8,
      serverAccuracyId: null,
      serverAccuracyOod: null,
      gated: { '0': null, '0.5': null, '1': null },
      oracle: { '1': { threshold: null, exitShare: null } },
      skew: { cut: 0, trunk: null },
      probeTransfer: { self: null, cross: null },
    });
  });
});

test('roundFigures(opening, snapshot) reads the answers on the probe samples', () => {
  // Samples 0, 2, 3, 5 of the small example.
  const at = [0, 2, 3, 5, 6, 8, 9, 11];
  const probe = {
    entropy: Float32Array.from(at, (i) => smallAnswers.entropy[i]!),
    client: Uint8Array.from(at, (i) => smallAnswers.client[i]!),
    server: Uint8Array.from(at, (i) => smallAnswers.server[i]!),
  };
  expect(roundFigures(small, { probe })).toMatchObject({
    clientAccuracyId: 1,
    clientAccuracyOod: 0,
    serverAccuracyId: (2 / 3 + 0) / 2,
    serverAccuracyOod: (0 + 1) / 2,
  });
});

describe('spread(figures of several seeds)', () => {
  test('has mean and sample deviation at every key', () => {
    const seeds = [1, 2, 3].map((x) => ({ a: x, deep: { b: 10 * x, none: null } }));
    expect(spread(seeds)).toEqual({
      a: { mean: 2, sd: 1 },
      deep: { b: { mean: 20, sd: 10 }, none: null },
    });
  });

  test('leaves nulls out, and has no deviation of a single value', () => {
    expect(spread<{ a: number | null }>([{ a: null }, { a: 4 }])).toEqual({
      a: { mean: 4, sd: null },
    });
  });

  test('takes figures as they are', () => {
    const { skew, gated } = spread([figures(small, kept), figures(small, kept)]);
    expect(skew.within).toBeNull();
    expect(gated['0']!.sd).toBe(0);
  });
});
