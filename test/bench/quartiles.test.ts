import { describe, expect, it } from 'vitest';
import { quantile, spreadOf } from './quartiles.ts';

describe('quantile(values, q)', () => {
  it('is a value where one lies there, whatever their order', () => {
    expect(quantile([5, 1, 3], 0.5)).toBe(3);
    expect(quantile([5, 1, 3], 0)).toBe(1);
    expect(quantile([5, 1, 3], 1)).toBe(5);
  });

  it('lies between two values in proportion', () => {
    expect(quantile([1, 2, 3, 7], 0.5)).toBe(2.5);
    expect(quantile([0, 10], 0.25)).toBe(2.5);
  });

  it('sorts as numbers do', () => {
    expect(quantile([100, 9, 20], 0.5)).toBe(20);
  });

  it('refuses to tell of nothing', () => {
    expect(() => quantile([], 0.5)).toThrow('no values');
  });
});

describe('spreadOf(values)', () => {
  it('tells the median, both quartiles and how many there are', () => {
    expect(spreadOf([4, 1, 2, 3, 5])).toEqual({ median: 3, quartiles: [2, 4], n: 5 });
  });

  it('of one value is that value', () => {
    expect(spreadOf([7])).toEqual({ median: 7, quartiles: [7, 7], n: 1 });
  });
});
