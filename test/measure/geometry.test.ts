import { describe, expect, test } from 'vitest';
import { cka } from '#lib/measure/cka.ts';
import { geometry, measuring } from '#lib/measure/geometry.ts';
import { identifiability } from '#lib/measure/identifiability.ts';
import { leakage } from '#lib/measure/leakage.ts';
import { probed } from '#lib/measure/probed.ts';
import { skew } from '#lib/measure/skew.ts';
import { probeTransfer } from '#lib/measure/transfer.ts';
import { card, clusters, featuresOf, opening } from './example.ts';

const testLabels = Array.from({ length: 60 }, (_, sample) => Math.floor(sample / 20));
const probe = testLabels.flatMap((_, sample) => (sample % 2 ? [sample] : []));
const clients = [
  { ...card(0, [0, 1], []), counts: [5, 4, 0] },
  { ...card(1, [1, 2], [], 'cnn-s'), counts: [0, 5, 7] },
];
const subject = probed(opening(clients, testLabels, probe));
const rows = clusters(subject.labels, 6);
const features = featuresOf([rows, rows.map((row) => row.toReversed())]);

test('probed(opening) is the probe’s classes and what is known of each client', () => {
  expect(subject.classes).toBe(3);
  expect([...subject.labels]).toEqual(probe.map((sample) => testLabels[sample]));
  expect(subject.clients[1]).toEqual({
    architecture: 'cnn-s',
    classes: [1, 2],
    counts: [0, 5, 7],
  });
});

describe('geometry(probed, features)', () => {
  test('is every measure of the features of one stage', () => {
    const { labels } = subject;
    const architectures = ['mlp-s', 'cnn-s'];
    const { matrix, self, cross } = probeTransfer(features, labels);
    expect(geometry(subject, features)).toEqual({
      skew: skew(features, labels, architectures),
      transfer: { matrix: Float32Array.from(matrix), self, cross },
      identifiability: identifiability(features, labels, architectures),
      cka: cka(features, labels.length),
      leakage: leakage(features, subject),
    });
  });

  test('comes through structured cloning unchanged', () => {
    const found = geometry(subject, features);
    expect(structuredClone(found)).toEqual(found);
  });

  test('can be left between two measures', () => {
    const shares = [...measuring(subject, features)];
    expect(shares).toHaveLength(4);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.every((share) => share > 0 && share < 1)).toBe(true);
  });

  test('of features that are not numbers ends, and claims no alignment', () => {
    const broken = { width: 6, values: new Float32Array(features.values.length).fill(NaN) };
    const found = geometry(subject, broken);
    expect(found.transfer.cross).toBe(0);
    expect(found.cka.mean).toBeNull();
  });
});
