import { describe, expect, it } from 'vitest';
import { differences, fingerprintOf } from './compare.ts';

const node = { mlp: ['a0', 'a1', 'a2'], cnn: ['b0', 'b1'] };

describe('differences(reference, results)', () => {
  it('is empty where all hashes agree', () => {
    expect(differences(node, structuredClone(node))).toEqual([]);
  });

  it('names the spec and the first round that differs', () => {
    expect(differences(node, { ...node, mlp: ['a0', 'x1', 'x2'] })).toEqual([
      { spec: 'mlp', round: 1 },
    ]);
  });

  it('counts a spec or a round that is missing', () => {
    expect(differences(node, { mlp: ['a0', 'a1'] })).toEqual([
      { spec: 'mlp', round: 2 },
      { spec: 'cnn', round: 0 },
    ]);
  });
});

describe('fingerprintOf(results)', () => {
  it('changes with the last hash of any run', () => {
    expect(fingerprintOf({ ...node, cnn: ['b0', 'x1'] })).not.toBe(fingerprintOf(node));
  });

  it('is the same in whatever order the runs are', () => {
    expect(fingerprintOf({ cnn: node.cnn, mlp: node.mlp })).toBe(fingerprintOf(node));
  });
});
