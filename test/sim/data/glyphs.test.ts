import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { glyphs } from '#lib/sim/data/glyphs.ts';
import type { Part } from '#lib/sim/data/source.ts';
import type { Samples } from '#lib/sim/federation.ts';
import { readSpec } from '#lib/sim/spec.ts';
import { perceptronAccuracy } from './perceptron.ts';

const source = (more: object = {}) => glyphs(readSpec(more));

function one(label: number, part: Part, ordinal: number, more: object = {}): Float32Array {
  const made = source(more);
  const image = new Float32Array(made.side * made.side);
  made.draw(label, part, ordinal, image);
  return image;
}

function samples(part: Part, perClass: number, seed: number): Samples {
  const made = source({ seed });
  const images = new Float32Array(10 * perClass * 196);
  const labels = Uint8Array.from({ length: 10 * perClass }, (_, i) => Math.floor(i / perClass));
  labels.forEach((label, i) =>
    made.draw(label, part, i % perClass, images.subarray(i * 196, (i + 1) * 196)),
  );
  return { images, labels };
}

describe('glyphs(spec)', () => {
  it('draws paper at 0 and ink up to 1, mostly paper, at any side', () => {
    for (const side of [8, 14, 28]) {
      for (let label = 0; label < 10; label++) {
        const image = one(label, 'train', 0, { data: { side } });
        expect(image).toHaveLength(side * side);
        expect(Math.min(...image)).toBe(0);
        expect(Math.max(...image)).toBeGreaterThan(0.6);
        expect(Math.max(...image)).toBeLessThanOrEqual(1);
        const ink = image.reduce((sum, grey) => sum + grey, 0) / image.length;
        expect(ink).toBeGreaterThan(0.02);
        expect(ink).toBeLessThan(0.4);
      }
    }
  });

  it('draws a sample alike whatever was drawn before, and over whatever was there', () => {
    const made = source();
    const image = new Float32Array(196).fill(7);
    for (const ordinal of [5, 0, 3]) made.draw(4, 'train', ordinal, image);
    expect(image).toEqual(one(4, 'train', 3));
  });

  it('draws every sample, part, class, seed and draw of the data differently', () => {
    const images = [
      one(4, 'train', 3),
      one(4, 'train', 4),
      one(4, 'test', 3),
      one(9, 'train', 3),
      one(4, 'train', 3, { seed: 2 }),
      one(4, 'train', 3, { draws: { data: 1 } }),
    ];
    expect(new Set(images.map(String)).size).toBe(images.length);
    expect(one(4, 'train', 3, { draws: { weights: 1 } })).toEqual(images[0]);
  });

  it('draws the same hand at any side', () => {
    const [small, large] = [one(3, 'train', 1), one(3, 'train', 1, { data: { side: 28 } })];
    let gap = 0;
    for (let i = 0; i < 196; i++) {
      const corner = 56 * Math.floor(i / 14) + 2 * (i % 14);
      const mean =
        (large[corner]! + large[corner + 1]! + large[corner + 28]! + large[corner + 29]!) / 4;
      gap += Math.abs(mean - small[i]!) / 196;
    }
    expect(gap).toBeLessThan(0.05);
  });

  it('draws these very bits', () => {
    const { images } = samples('train', 20, 1);
    expect(bytesToHex(sha256(new Uint8Array(images.buffer)))).toMatchInlineSnapshot(
      `"86344f48fb884b8d5dac2306558b66b2e319aad6868f67992c963cacb6e7ad17"`,
    );
  });

  it('never runs out', () => {
    expect(source().supply(0, 'train')).toBe(Infinity);
    expect(one(0, 'train', 1e9)).not.toEqual(one(0, 'train', 0));
  });

  it('is hard enough: 2,500 samples bring a perceptron of 64 hidden units to 92…97 % of 5,000 fresh ones', () => {
    const accuracy = perceptronAccuracy(samples('train', 250, 1), samples('test', 500, 1), 20);
    expect(accuracy).toBeGreaterThan(0.92);
    expect(accuracy).toBeLessThan(0.97);
  }, 10000);
});
