import { describe, expect, it } from 'vitest';
import { readArchitecture } from '#lib/sim/nets/architecture.ts';

describe('readArchitecture(text)', () => {
  it.each([
    ['mlp-s', 'mlp', [64]],
    ['mlp-l', 'mlp', [200, 100]],
    ['cnn-s', 'cnn', [8, 16]],
    ['cnn-l', 'cnn', [16, 32]],
    ['mlp:512-1-2-3', 'mlp', [512, 1, 2, 3]],
    ['cnn:64-1-2', 'cnn', [64, 1, 2]],
  ])('reads %s', (name, family, widths) => {
    expect(readArchitecture(name)).toEqual({ name, family, widths });
  });

  it('names an architecture by its shorthand, however it was written', () => {
    expect(readArchitecture('mlp:64')).toEqual(readArchitecture('mlp-s'));
    expect(readArchitecture('cnn:8-16').name).toBe('cnn-s');
  });

  it.each([
    ...['', 'mlp', 'mlp:', 'mlp:0', 'mlp:064', 'mlp:513', 'mlp:8-', 'mlp:8,8', 'mlp:1-1-1-1-1'],
    ...['cnn:65', 'cnn:1-1-1-1', 'MLP-S', 'mlp:-8', 'mlp:1e2', 'rnn:8', 'constructor', ' mlp-s'],
  ])('refuses "%s" and says what can be written', (text) => {
    expect(() => readArchitecture(text)).toThrow(
      `${JSON.stringify(text)} is not an architecture; write mlp-s, mlp-l, cnn-s, cnn-l, ` +
        'mlp: with 1…4 widths of 1…512 or cnn: with 1…3 channel counts of 1…64 (mlp:200-100, cnn:8-16)',
    );
  });
});
