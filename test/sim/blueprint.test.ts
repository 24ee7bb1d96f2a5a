import { describe, expect, it } from 'vitest';
import { describeArchitecture } from '#lib/sim/blueprint.ts';
import { openingOf } from '#lib/sim/opening.ts';
import { federationOf, tiny } from './example.ts';

const shapes = (name: string, side = 14) =>
  describeArchitecture(name, side, 10).layers.map(({ kind, from, to }) => ({ kind, from, to }));

describe('describeArchitecture(name, side, classes)', () => {
  it('lays out an mlp from the image to the head’s answer', () => {
    expect(shapes('mlp:200-100')).toEqual([
      { kind: 'dense', from: [14, 14, 1], to: [200] },
      { kind: 'dense', from: [200], to: [100] },
      { kind: 'dense', from: [100], to: [48] },
      { kind: 'norm', from: [48], to: [48] },
      { kind: 'relu', from: [48], to: [48] },
      { kind: 'dense', from: [48], to: [10] },
    ]);
  });

  it('halves images in a cnn', () => {
    expect(shapes('cnn:16-32').slice(0, 3)).toEqual([
      { kind: 'conv', from: [14, 14, 1], to: [7, 7, 16] },
      { kind: 'conv', from: [7, 7, 16], to: [4, 4, 32] },
      { kind: 'dense', from: [4, 4, 32], to: [48] },
    ]);
  });

  it('tells the extractor from the head, and where a relu is', () => {
    const { layers } = describeArchitecture('mlp-s', 14, 10);
    expect(layers.map(({ part, relu }) => `${part} ${relu}`)).toEqual([
      ...['extractor true', 'extractor false', 'extractor false'],
      ...['head true', 'head false'],
    ]);
  });

  it('counts by layer what a client’s card counts in all', () => {
    const spec = tiny();
    for (const card of openingOf(spec, federationOf(spec)).clients) {
      const found = describeArchitecture(card.architecture, 8, 10);
      const sum = (of: 'parameters' | 'flops') =>
        found.layers.reduce((total, layer) => total + layer[of], 0);
      expect([found.parameters, found.flops]).toEqual([card.parameters, card.flops]);
      expect([sum('parameters'), sum('flops')]).toEqual([card.parameters, card.flops]);
    }
    expect(describeArchitecture('cnn-s', 14, 10).layers[1]).toMatchObject({
      parameters: 72 * 16 + 16,
      flops: 16 * 2 * 72 * 16,
    });
  });

  it('names an architecture as the spec does, and refuses what is none', () => {
    expect(describeArchitecture('mlp:64', 14, 10)).toMatchObject({ name: 'mlp-s', family: 'mlp' });
    expect(() => describeArchitecture('rnn:8', 14, 10)).toThrow('"rnn:8" is not an architecture');
  });
});
