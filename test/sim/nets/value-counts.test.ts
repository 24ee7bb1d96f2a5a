import { describe, expect, it } from 'vitest';
import { readArchitecture } from '#lib/sim/nets/architecture.ts';
import { clientNet } from '#lib/sim/nets/client.ts';
import { forwardValues, inputValues, trainingValues } from '#lib/sim/nets/value-counts.ts';

const net = (name: string) => clientNet(readArchitecture(name), 14, 10);

describe('inputValues(layers, side)', () => {
  it('counts pixels, or the patches of a first convolution: 49 places of 9 values', () => {
    expect(inputValues(net('mlp-s').extractor, 14)).toBe(196);
    expect(inputValues(net('cnn-s').extractor, 14)).toBe(441);
  });
});

describe('forwardValues(layers, width)', () => {
  it('counts what every layer makes of a row', () => {
    expect(forwardValues(net('mlp:5-4').extractor, 196)).toBe(5 + 4 + 48 + 48);
    expect(forwardValues(net('mlp-s').head, 48)).toBe(48 + 10);
  });

  it('counts the patches of a second convolution', () => {
    expect(forwardValues(net('cnn:2-3').extractor, 441)).toBe(49 * 2 + (16 * 18 + 16 * 3) + 96);
  });
});

describe('trainingValues(layers, width, toInput)', () => {
  it('adds the gradients of inputs, and of products before a relu', () => {
    const { extractor, head } = net('mlp:5-4');
    const gradients = 5 + (5 + 4) + 4 + 48;
    expect(trainingValues(extractor, 196, false)).toBe(forwardValues(extractor, 196) + gradients);
    expect(trainingValues(head, 48, true)).toBe(forwardValues(head, 48) + 48 + 48);
  });

  it('adds the gradients of patches and of the images that they were made of', () => {
    const { extractor } = net('cnn:2-3');
    const gradients = 49 * 2 + (16 * 3 + 16 * 18 + 49 * 2) + 16 * 3 + 48;
    expect(trainingValues(extractor, 441, false)).toBe(forwardValues(extractor, 441) + gradients);
  });
});
