import { describe, expect, it } from 'vitest';
import { readOptions } from './options.ts';

const known = ['r1', 'clients', 'umap'];

describe('readOptions(words, known)', () => {
  it('runs everything and prints a table by default', () => {
    expect(readOptions([], known)).toEqual({ names: known, json: false });
  });

  it('runs the parts that are named, in the order of the table', () => {
    expect(readOptions(['--only=umap,r1', '--json'], known)).toEqual({
      names: ['r1', 'umap'],
      json: true,
    });
  });

  it('names what it does not know', () => {
    expect(() => readOptions(['--only=r2'], known)).toThrow('r2 is not one of r1, clients, umap');
    expect(() => readOptions(['--fast'], known)).toThrow('--fast');
  });
});
