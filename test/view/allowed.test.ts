import { describe, expect, it } from 'vitest';
import { fault, rangeWords } from '#lib/view/allowed.ts';

describe('fault', () => {
  it('fault(value, allowed) names the value and what is allowed', () => {
    expect(fault(0, { min: 2, max: 64 })).toBe('0 is not in 2…64');
    expect(fault(2.5, { min: 2, max: 64, whole: true })).toBe('2.5 is not a whole number in 2…64');
    expect(fault(NaN, { min: 2, max: 64, whole: true })).toBe('not a whole number in 2…64');
    expect(fault(-1, { min: 0 })).toBe('-1 is not at least 0');
    expect(fault(NaN, {})).toBe('not a number');
  });

  it('fault is null for what is allowed, the bounds included', () => {
    expect(fault(2, { min: 2, max: 64, whole: true })).toBeNull();
    expect(fault(64, { min: 2, max: 64 })).toBeNull();
    expect(fault(-1e9, {})).toBeNull();
  });
});

it('rangeWords(allowed) is empty for any number', () => {
  expect(rangeWords({})).toBe('');
  expect(rangeWords({ max: 3 })).toBe('at most 3');
});
