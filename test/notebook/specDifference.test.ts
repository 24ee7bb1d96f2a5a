import { describe, expect, it } from 'vitest';
import { differenceLine, specDifference } from '#lib/notebook/specDifference.ts';
import { readSpec } from '#lib/sim/spec.ts';

const ALIGNMENT = 'method.contrast.on';
const set = (round: number, value: unknown, path = ALIGNMENT) => ({
  round,
  set: { [path]: value },
});

/** The line of two specs, given as differences from the default. */
function line(from: unknown, to: unknown): string {
  return differenceLine(specDifference(readSpec(from), readSpec(to)));
}

describe('specDifference(from, to)', () => {
  it('is none for the same spec, however it was written', () => {
    expect(specDifference(readSpec({}), readSpec({ seed: 1 }))).toEqual([]);
  });

  it('names every field with both values, in the order of the spec', () => {
    const to = { seed: 2, clients: { architectures: ['cnn-s'] }, method: { mix: 0.5 } };
    expect(specDifference(readSpec({}), readSpec(to))).toEqual([
      { path: 'seed', from: 1, to: 2, since: 0, until: null },
      {
        path: 'clients.architectures',
        from: ['mlp-s', 'mlp-l', 'cnn-s', 'cnn-l'],
        to: ['cnn-s'],
        since: 0,
        until: null,
      },
      { path: 'method.mix', from: 0.2, to: 0.5, since: 0, until: null },
    ]);
  });

  it('lists a field that only one kind has where it is not at its default, from either side', () => {
    const dealt = { clients: { partition: { kind: 'dirichlet', alpha: 0.5 } } };
    expect(line({}, dealt)).toBe(
      'clients.partition.kind: classes → dirichlet · clients.partition.alpha: – → 0.5',
    );
    expect(line(dealt, {})).toBe(
      'clients.partition.kind: dirichlet → classes · clients.partition.alpha: 0.5 → –',
    );
    expect(line({}, { clients: { partition: { kind: 'dirichlet' } } })).toBe(
      'clients.partition.kind: classes → dirichlet',
    );
    expect(line({ method: { id: 'splitgp' } }, { method: { meta: { on: false } } })).toBe(
      'method.id: splitgp → harmony · method.meta.on: – → false',
    );
  });

  it('has a field that changes midway under its own path, from the round on', () => {
    expect(line({}, { changes: [set(31, false)] })).toBe(
      'method.contrast.on: true → false from round 31 on',
    );
    expect(line({ changes: [set(31, false)] }, {})).toBe(
      'method.contrast.on: false → true from round 31 on',
    );
  });

  it('says for how long, where both come together again', () => {
    expect(line({}, { changes: [set(11, false), set(31, true)] })).toBe(
      'method.contrast.on: true → false from round 11 to 30',
    );
    const off = { method: { contrast: { on: false } } };
    expect(line({}, { ...off, changes: [set(21, true)] })).toBe(
      'method.contrast.on: true → false up to round 20',
    );
    expect(line({}, { changes: [set(11, false), set(12, true)] })).toBe(
      'method.contrast.on: true → false in round 11',
    );
  });

  it('leaves out changes that both have', () => {
    const shared = set(10, 0.5, 'method.mix');
    expect(line({ changes: [shared] }, { changes: [shared, set(31, false)] })).toBe(
      'method.contrast.on: true → false from round 31 on',
    );
  });

  it('has one span where a change sets what holds already', () => {
    const off = { method: { contrast: { on: false } } };
    expect(line({}, { ...off, changes: [set(21, false)] })).toBe(
      'method.contrast.on: true → false',
    );
  });

  it('tells a change of each value apart', () => {
    const mix = (round: number, value: number) => set(round, value, 'method.mix');
    expect(line({}, { changes: [mix(11, 0.5), mix(31, 0.8)] })).toBe(
      'method.mix: 0.2 → 0.5 from round 11 to 30 · method.mix: 0.2 → 0.8 from round 31 on',
    );
  });

  it('names the changes themselves where they change nothing', () => {
    const nothing = { changes: [set(31, true)] };
    expect(line({}, nothing)).toBe(
      'changes: [] → [{"round":31,"set":{"method.contrast.on":true}}]',
    );
  });
});

describe('differenceLine(differences)', () => {
  it('says that there is none', () => {
    expect(differenceLine([])).toBe('the same spec');
  });

  it('shortens the hash of a file, and writes a word bare', () => {
    const file = (digit: string) => ({ data: { source: 'file', sha256: digit.repeat(64) } });
    expect(line(file('a'), file('b'))).toBe('data.sha256: aaaaaaaaaaaa… → bbbbbbbbbbbb…');
  });
});
