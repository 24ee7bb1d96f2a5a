import { describe, expect, it } from 'vitest';
import { columnsOf, rowsOf } from '#lib/recording/columns.ts';

const through = (rows: readonly unknown[], steps: number) =>
  rowsOf(JSON.parse(JSON.stringify(columnsOf(rows, steps))), steps);

describe('rowsOf(columnsOf(rows, steps), steps)', () => {
  it('gives back rows of groups and lists', () => {
    const rows = [
      { a: 0.5, b: { c: [1, 0.25], d: null } },
      { a: 0.125, b: { c: [2, -0.5], d: 0.75 } },
      { a: 0, b: { c: [null, 0], d: null } },
    ];
    expect(through(rows, 1000)).toEqual(rows);
  });

  it('rounds to the step, however many rows there are', () => {
    const rows = Array.from({ length: 500 }, (_, i) => Math.sin(i) / 3);
    const found = through(rows, 10_000) as number[];
    expect(found.every((value, i) => Math.abs(value - rows[i]!) <= 0.5e-4 + 1e-12)).toBe(true);
    expect(found[7]).toBe(Math.round(rows[7]! * 10_000) / 10_000);
  });

  it('keeps whole numbers as large as they come', () => {
    const rows = [{ n: 2 ** 52 }, { n: 3 }, { n: 2 ** 51 + 1 }];
    expect(through(rows, 1)).toEqual(rows);
  });

  it('knows no rows', () => {
    expect(through([], 1)).toEqual([]);
  });
});
