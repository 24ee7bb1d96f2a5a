import { describe, expect, it } from 'vitest';
import { spreadOf } from './quartiles.ts';
import { shown, tableOf } from './table.ts';

const part = {
  title: 'Steps',
  rows: [
    { name: 'a step', value: spreadOf([1, 2, 3]), unit: 'ms', target: '≤ 4' },
    { name: 'tensors', value: '70, 70', unit: '' },
  ],
  json: {},
  failures: [],
};

describe('tableOf(parts)', () => {
  it('prints a title, then each figure with its quartiles, unit and target', () => {
    const lines = tableOf([part]).split('\n');
    expect(lines[2]).toBe('Steps');
    expect(lines[3]).toMatch(/^ {2}a step +2\.00 +1\.50 … 2\.50 +ms +≤ 4$/);
    expect(lines[4]).toMatch(/^ {2}tensors +70, 70$/);
  });

  it('keeps the columns of all parts under one head', () => {
    const wide = { ...part, rows: [{ name: 'n'.repeat(30), value: 1, unit: 's' }] };
    const lines = tableOf([part, wide]).split('\n');
    const end = lines[0]!.indexOf('median') + 'median'.length;
    expect(lines.filter((line) => line.slice(0, end).endsWith('1.00'))).toHaveLength(1);
    expect(lines.filter((line) => line.slice(0, end).endsWith('2.00'))).toHaveLength(1);
  });
});

describe('shown(value)', () => {
  it('keeps about three digits', () => {
    expect([0, 0.00312, 0.5, 9.876, 42.42, 399.7].map(shown)).toEqual([
      ...['0.00', '0.0031', '0.50', '9.88', '42.4', '400'],
    ]);
  });

  it('does not print what is no number', () => {
    expect(shown(NaN)).toBe('–');
  });
});
