import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { numbers } from '../numbers.ts';
import { startInNode } from '../start.ts';
import { arithmetic, blending } from './arithmetic.ts';
import { convolutions } from './convolutions.ts';
import { losses } from './losses.ts';
import { normalisations } from './normalisations.ts';
import { ourOutcome, startOracle, stockOutcome } from './oracle.ts';
import { products } from './products.ts';
import { rows } from './rows.ts';

beforeAll(async () => {
  await startInNode();
  await startOracle();
});

const GROUPS = { arithmetic, blending, convolutions, losses, normalisations, products, rows };

describe.each(Object.entries(GROUPS))('%s agree with stock operations', (_, { cases }) => {
  test.each(cases)('$name', async (both) => {
    const { tolerance = 1e-5, terms = 0 } = both;
    const wanted = await stockOutcome(both, (size) => numbers(size, 9));
    const found = ourOutcome(both, numbers(wanted.values.length, 9));
    expect(gap(found.values, wanted.values, terms)).toBeLessThan(tolerance);
    expect(found.gradients).toHaveLength(wanted.gradients.length);
    found.gradients.forEach((gradient, i) =>
      expect(gap(gradient, wanted.gradients[i]!, terms), `gradient ${i}`).toBeLessThan(tolerance),
    );
  });
});

test('every registered operation is among them', () => {
  const ours = tf.getKernelsForBackend('wasm').flatMap(({ kernelName }) => {
    const [prefix, name] = kernelName.split('/');
    return prefix === 'skewscope' ? [name] : [];
  });
  const covered = new Set(Object.values(GROUPS).flatMap(({ covers }) => covers));
  expect(ours.filter((name) => !covered.has(name!))).toEqual([]);
});

/** The largest difference, relative to the largest number or the size of its terms. */
function gap(found: Float32Array, wanted: Float32Array, terms: number): number {
  if (found.length !== wanted.length) return Infinity;
  const gaps = wanted.map((value, i) => found[i]! - value);
  return largest(gaps) / (Math.max(terms, largest(wanted)) || 1);
}

function largest(values: Float32Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
