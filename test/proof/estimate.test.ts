import { describe, expect, it } from 'vitest';
import { AT_ONCE, secondsOf, secondsTogether } from '#lib/proof/estimate.ts';
import { readSpec } from '#lib/sim/spec.ts';

const seconds = (input: object) => secondsOf(readSpec(input));

describe('secondsOf(spec)', () => {
  it('is about three for the default, and less without its parts', () => {
    expect(seconds({})).toBeGreaterThan(2.5);
    expect(seconds({})).toBeLessThan(AT_ONCE);
    expect(seconds({ method: { id: 'splitgp' } })).toBeLessThan(2.5);
    expect(seconds({ method: { meta: { on: false } } })).toBeLessThan(seconds({}));
    expect(seconds({ method: { contrast: { on: false } } })).toBeLessThan(seconds({}));
  });

  it.each<[string, readonly number[], (value: number) => object]>([
    ['clients', [4, 8, 12, 16, 33, 64], (count) => ({ clients: { count } })],
    [
      'clients, some of which rest',
      [4, 8, 12, 33, 64],
      (count) => ({ clients: { count, participation: 0.3 } }),
    ],
    ['rounds', [1, 2, 5, 6, 7, 60, 500], (rounds) => ({ method: { rounds } })],
    ['batch', [1, 16, 64, 128], (batch) => ({ method: { batch } })],
    ['steps', [1, 6, 100], (stepsPerRound) => ({ method: { stepsPerRound } })],
    ['inner steps', [0, 1, 5], (innerSteps) => ({ method: { meta: { innerSteps } } })],
    ['steps after the last round', [0, 10, 200], (steps) => ({ method: { realign: { steps } } })],
    ['pixels', [8, 14, 28], (side) => ({ data: { side } })],
  ])('rises with %s', (_, values, spec) => {
    const found = values.map((value) => seconds(spec(value)));
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    expect(new Set(found).size).toBe(values.length);
  });

  it('is more than may begin by itself for a large run', () => {
    expect(seconds({ clients: { count: 32 } })).toBeGreaterThan(AT_ONCE);
    expect(seconds({ method: { rounds: 500 } })).toBeGreaterThan(AT_ONCE);
  });

  it('lies between two methods if one becomes the other', () => {
    const changes = [{ round: 30, set: { 'method.contrast.on': false, 'method.meta.on': false } }];
    const [both, changed] = [seconds({}), seconds({ changes })];
    expect(changed).toBeLessThan(both);
    expect(changed).toBeGreaterThan(seconds({ method: { id: 'splitgp' } }));
  });
});

describe('secondsTogether(specs)', () => {
  it('lets the default comparison begin by itself', () => {
    const both = [{ method: { id: 'splitgp' } }, {}].map(readSpec);
    expect(secondsTogether(both)).toBeLessThan(AT_ONCE);
    expect(secondsTogether(both)).toBeGreaterThan(secondsOf(both[1]!));
  });

  it('is no less than the longest of them takes, and nothing for none', () => {
    const [long, short] = [{ method: { rounds: 60 } }, { method: { rounds: 1 } }].map(readSpec);
    expect(secondsTogether([long!, short!])).toBe(secondsOf(long!));
    expect(secondsTogether([])).toBe(0);
  });
});
