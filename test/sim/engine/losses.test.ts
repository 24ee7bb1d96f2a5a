import { beforeAll, describe, expect, test } from 'vitest';
import { differentiate } from '#lib/sim/engine/gradient.ts';
import { unitRows } from '#lib/sim/engine/layers.ts';
import { crossEntropy, supervisedContrastive } from '#lib/sim/engine/losses.ts';
import { concatRows, read, scope, sum, tensor } from '#lib/sim/engine/tensor.ts';
import { gap, numbers, pullBack, slope } from './numbers.ts';
import reference from './reference.json' with { type: 'json' };
import { startInNode } from './start.ts';

beforeAll(startInNode);

const ids = (values: readonly number[]) => tensor(new Int32Array(values), [values.length]);

test('crossEntropy(logits, labels) is the reference, value and gradient', () => {
  const { inputs, value, gradients } = reference.cross_entropy;
  scope(() => {
    const logits = tensor(new Float32Array(inputs.logits.values), [1, 6, 4]);
    const loss = () => crossEntropy(logits, ids(inputs.labels.values));
    expect(read(loss())[0]).toBeCloseTo(value, 5);
    expect(gap(pullBack(loss, new Float32Array([1]), [logits])[0]!, gradients.logits)).toBeLessThan(
      1e-5,
    );
  });
});

test.each([1, 2, 3, 5, 7, 10, 13])(
  'crossEntropy of 3 groups and %i classes agrees with float64',
  (classes) => {
    const values = numbers(3 * 5 * classes, classes).map((v) => 8 * v);
    const labels = Array.from({ length: 15 }, (_, i) => (i * 7) % classes);
    const weights = new Float32Array([0.5, -2, 3]);
    const plain = (x: ArrayLike<number>) => plainCrossEntropy(Array.from(x), labels, 5, classes);
    scope(() => {
      const logits = tensor(values, [3, 5, classes]);
      const losses = () => crossEntropy(logits, ids(labels));
      expect(gap(read(losses()), plain(values))).toBeLessThan(2e-6);
      const slopes = slope(
        (x) => plain(x).reduce((total, l, g) => total + l * weights[g]!, 0),
        values,
      );
      expect(gap(pullBack(losses, weights, [logits])[0]!, slopes)).toBeLessThan(1e-5);
    });
  },
);

test('crossEntropy(logits, labels) survives large logits and shows NaN', () => {
  scope(() => {
    expect(read(crossEntropy(tensor(new Float32Array([500, -500]), [1, 1, 2]), ids([1])))[0]).toBe(
      1000,
    );
    expect(
      read(crossEntropy(tensor(new Float32Array([0, NaN]), [1, 1, 2]), ids([0])))[0],
    ).toBeNaN();
    expect(
      read(crossEntropy(tensor(new Float32Array([0, Infinity]), [1, 1, 2]), ids([0])))[0],
    ).toBeNaN();
  });
});

test.each([-1, 4])('crossEntropy(logits, labels) refuses label %i of 4 classes', (label) => {
  const make = () => scope(() => crossEntropy(tensor(numbers(8, 1), [1, 2, 4]), ids([0, label])));
  expect(make).toThrow('the label of row 1 is not in 0…3');
});

describe.each(['supervised_contrastive', 'supervised_contrastive_lone_anchor'] as const)(
  '%s',
  (name) => {
    const { inputs, value, gradients } = reference[name];
    test('supervisedContrastive(u, labels, extractors, 0.2) is the reference, value and gradient', () => {
      scope(() => {
        const e = tensor(new Float32Array(inputs.e.values), [8, 5]);
        const loss = () =>
          supervisedContrastive(
            unitRows(e),
            ids(inputs.labels.values),
            ids(inputs.clients.values),
            0.2,
          );
        expect(read(loss())[0]).toBeCloseTo(value, 5);
        expect(gap(pullBack(loss, new Float32Array([1]), [e])[0]!, gradients.e)).toBeLessThan(1e-5);
      });
    });
  },
);

test('supervisedContrastive with one label per sample is the reference NT-Xent', () => {
  const { inputs, value, gradients } = reference.nt_xent;
  scope(() => {
    const [a, b] = [inputs.a, inputs.b].map(({ values }) =>
      tensor(new Float32Array(values), [4, 6]),
    );
    const sample = ids([0, 1, 2, 3, 0, 1, 2, 3]);
    const side = ids([0, 0, 0, 0, 1, 1, 1, 1]);
    const loss = () => supervisedContrastive(unitRows(concatRows([a!, b!])), sample, side, 0.5);
    expect(read(loss())[0]).toBeCloseTo(value, 5);
    const found = pullBack(loss, new Float32Array([1]), [a!, b!]);
    expect(gap(found[0]!, gradients.a)).toBeLessThan(1e-5);
    expect(gap(found[1]!, gradients.b)).toBeLessThan(1e-5);
  });
});

test.each([2, 5, 7, 13, 70])('supervisedContrastive of %i rows agrees with float64', (n) => {
  const values = numbers(n * 3, n);
  const labels = Array.from({ length: n }, (_, i) => (i * i) % 3);
  const extractors = Array.from({ length: n }, (_, i) => Math.floor(i / 2));
  const plain = (x: ArrayLike<number>) =>
    plainContrastive(Array.from(x), labels, extractors, 3, 0.3);
  scope(() => {
    const u = tensor(values, [n, 3]);
    const loss = () => supervisedContrastive(u, ids(labels), ids(extractors), 0.3);
    expect(gap(read(loss()), [plain(values)])).toBeLessThan(5e-6);
    expect(gap(pullBack(loss, new Float32Array([1]), [u])[0]!, slope(plain, values))).toBeLessThan(
      2e-5,
    );
  });
});

test.each([0.05, 0.02, 1 / 80])(
  'supervisedContrastive stays exact at temperature %d, where others are opposite too',
  (temperature) => {
    const angles = [0, 0.1, 0.2, 3.3];
    const values = angles.flatMap((angle) => [Math.cos(angle), Math.sin(angle)]);
    for (const labels of [
      [1, 1, 1, 2],
      [1, 1, 1, 1],
    ]) {
      const plain = (x: ArrayLike<number>) =>
        plainContrastive(Array.from(x), labels, [0, 1, 2, 3], 2, temperature);
      const found = scope(() => {
        const u = tensor(Float32Array.from(values), [4, 2]);
        const loss = () => supervisedContrastive(u, ids(labels), ids([0, 1, 2, 3]), temperature);
        return [read(loss())[0]!, ...pullBack(loss, new Float32Array([1]), [u])[0]!];
      });
      expect(gap(found, [plain(values), ...slope(plain, values, 1e-6)])).toBeLessThan(1e-4);
    }
  },
);

test('supervisedContrastive without any positive is 0, with a gradient of 0', () => {
  scope(() => {
    const u = tensor(numbers(10, 1), [5, 2]);
    const { total, gradients } = differentiate(
      () => ({ total: supervisedContrastive(u, ids([1, 1, 2, 3, 4]), ids([0, 0, 1, 1, 2]), 0.2) }),
      [u],
    );
    expect(read(total)).toEqual(new Float32Array(1));
    expect(read(sum(gradients[0]!))[0]).toBeCloseTo(0);
    expect(read(gradients[0]!)).toEqual(new Float32Array(10));
  });
});

test('supervisedContrastive shows NaN', () => {
  scope(() => {
    const u = tensor(numbers(10, 1).with(3, NaN), [5, 2]);
    expect(
      read(supervisedContrastive(u, ids([1, 1, 1, 1, 1]), ids([0, 1, 2, 3, 4]), 0.2))[0],
    ).toBeNaN();
  });
});

test.each([0, -1, 0.01, NaN])('supervisedContrastive refuses temperature %d', (temperature) => {
  const make = () =>
    scope(() =>
      supervisedContrastive(tensor(numbers(4, 1), [2, 2]), ids([0, 0]), ids([0, 1]), temperature),
    );
  expect(make).toThrow('is not at least 0.0125');
});

function plainCrossEntropy(
  x: readonly number[],
  labels: readonly number[],
  rows: number,
  classes: number,
): number[] {
  const losses = labels.map((label, r) => {
    const row = x.slice(r * classes, (r + 1) * classes);
    const peak = Math.max(...row);
    return Math.log(row.reduce((total, v) => total + Math.exp(v - peak), 0)) + peak - row[label]!;
  });
  return Array.from(
    { length: labels.length / rows },
    (_, g) => losses.slice(g * rows, (g + 1) * rows).reduce((a, b) => a + b) / rows,
  );
}

function plainContrastive(
  x: readonly number[],
  labels: readonly number[],
  extractors: readonly number[],
  width: number,
  temperature: number,
): number {
  const row = (i: number) => x.slice(i * width, (i + 1) * width);
  const similarity = (i: number, j: number) =>
    row(i).reduce((total, v, c) => total + v * row(j)[c]!, 0) / temperature;
  const losses = labels.flatMap((label, i) => {
    const others = labels.flatMap((_, j) => (j === i ? [] : [j]));
    const positives = others.filter((j) => labels[j] === label && extractors[j] !== extractors[i]);
    if (positives.length === 0) return [];
    const partition = Math.log(others.reduce((total, j) => total + Math.exp(similarity(i, j)), 0));
    return [
      positives.reduce((total, j) => total + partition - similarity(i, j), 0) / positives.length,
    ];
  });
  return losses.length ? losses.reduce((a, b) => a + b) / losses.length : 0;
}
