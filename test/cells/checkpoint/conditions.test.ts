import { describe, expect, it } from 'vitest';
import { isReached, meets, progressOf, standing } from '#lib/cells/checkpoint/conditions.ts';

const figure = { from: '', value: 0.8, stale: false, isRun: true, underway: false };
const condition = { figure: 'after.gated.0.5', atLeast: 0.8 };

describe('meets(condition, value)', () => {
  it.each([
    [{ atLeast: 0.8 }, 0.8, true],
    [{ atLeast: 0.8 }, 0.79, false],
    [{ atLeast: 0.3 }, 0.1 + 0.2, true],
    [{ atMost: 0.2 }, 0.2, true],
    [{ atMost: 0.2 }, 0.21, false],
    [{ atMost: 0.2 }, null, false],
    [{ atMost: 0.2 }, undefined, false],
    [{ atMost: 0.2 }, Number.NaN, false],
  ])('%j of %s: %s', (bound, value, expected) => {
    expect(meets({ figure: 'after.gated.1', ...bound }, value)).toBe(expected);
  });
});

describe('standing(progressOf(condition, figure, arm))', () => {
  it.each([
    [{}, 'met', true],
    [{ underway: true }, 'met so far', false],
    [{ stale: true }, 'of another experiment', false],
    [{ value: 0.5 }, 'not met yet', false],
    [{ value: null }, 'this arm has no such figure', false],
    [{ value: undefined }, 'not known yet', false],
    [{ value: undefined, isRun: false }, 'not run', false],
  ])('%j: %s', (change, words, met) => {
    const progress = progressOf(condition, { ...figure, ...change }, 'HARMONY');
    expect(standing(progress)).toMatchObject({ words, met });
    expect(isReached([progress])).toBe(met);
  });

  it('names the arm and the figure', () => {
    expect(progressOf(condition, figure, 'HARMONY').label).toBe(
      'HARMONY: accuracy at the oracle threshold, ρ = 0.5',
    );
  });
});
