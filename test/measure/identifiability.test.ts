import { describe, expect, test } from 'vitest';
import { identifiability } from '#lib/measure/identifiability.ts';
import { clusters, featuresOf } from './example.ts';

const labels = Uint8Array.from({ length: 200 }, (_, sample) => Math.floor(sample / 20));
const rows = clusters(labels, 16);
const shifted = (by: number) => rows.map((row) => [...row.slice(by), ...row.slice(0, by)]);

describe('identifiability(features, labels, architectures)', () => {
  test('of identical clients is chance exactly', () => {
    const aligned = featuresOf([rows, rows, rows, rows]);
    expect(identifiability(aligned, labels, ['a', 'a', 'b', 'c'])).toEqual({
      client: { accuracy: 1 / 4, chance: 1 / 4 },
      architecture: { accuracy: 1 / 2, chance: 1 / 2 },
    });
  });

  test('of clients that put a class in different places is near 1', () => {
    const skewed = featuresOf([0, 3, 5, 7].map(shifted));
    const { client, architecture } = identifiability(skewed, labels, ['a', 'a', 'b', 'b'])!;
    expect(client.accuracy).toBeGreaterThan(0.98);
    expect(architecture!.accuracy).toBeGreaterThan(0.98);
  });

  test('tells architectures, not their clients, where only architectures differ', () => {
    const skewed = featuresOf([0, 0, 5, 5].map(shifted));
    const { client, architecture } = identifiability(skewed, labels, ['a', 'a', 'b', 'b'])!;
    expect(client.accuracy).toBe(0.5);
    expect(architecture!.accuracy).toBeGreaterThan(0.98);
  });

  test('is asked class by class: classes that trade places are told apart', () => {
    // Seen together, both clients fill the same two places.
    const two = Uint8Array.of(0, 0, 0, 0, 1, 1, 1, 1);
    const place = (label: number) => (label ? [1, 0] : [0, 1]);
    const straight = [...two].map(place);
    const crossed = [...two].map((label) => place(1 - label));
    const { client } = identifiability(featuresOf([straight, crossed]), two, ['a', 'b'])!;
    expect(client.accuracy).toBe(1);
  });

  test('has no architecture to tell in a homogeneous federation, and a single client is certain', () => {
    expect(identifiability(featuresOf([rows]), labels, ['a'])).toEqual({
      client: { accuracy: 1, chance: 1 },
      architecture: null,
    });
  });

  test('of collapsed features is chance', () => {
    const same = rows.map(() => [1, 2]);
    const { client } = identifiability(featuresOf([same, same]), labels, ['a', 'a'])!;
    expect(client.accuracy).toBe(0.5);
  });

  test('is null where no class has two samples', () => {
    const one = featuresOf([[[1, 2]], [[3, 4]]]);
    expect(identifiability(one, Uint8Array.of(0), ['a', 'b'])).toBeNull();
  });
});
