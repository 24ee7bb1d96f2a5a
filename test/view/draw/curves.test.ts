import { describe, expect, it } from 'vitest';
import { columnsOf, inWords, nearest, plot, readAt, room, tableOf } from '#lib/view/draw/curves.ts';
import type { Series } from '#lib/view/props/curves.ts';

const axes = { x: { label: 'round' }, y: { label: 'accuracy' } };
const rising: Series = { label: 'server', hue: 0, x: [0, 10, 20], y: [0.1, 0.5, 0.8] };
const gappy: Series = { label: 'client', hue: 1, x: [0, 10, 20, 30], y: [0.2, NaN, 0.4, 0.6] };

describe('plot', () => {
  it('plot(series) spans the drawing and starts y at 0', () => {
    const { x, y, paths } = plot([rising], axes, 400, 200);
    expect(x(0)).toBe(room.left);
    expect(x(20)).toBe(400 - room.right);
    expect(y.domain()[0]).toBe(0);
    expect(y(0)).toBe(200 - room.bottom);
    expect(paths[0]).toMatch(/^M44,/);
  });

  it('plot leaves a gap where a value is missing', () => {
    expect(plot([gappy], axes, 400, 200).paths[0].match(/M/g)).toHaveLength(2);
  });

  it('plot of nothing, of one sample and of zeros still has scales', () => {
    for (const s of [[], [{ ...rising, x: [3], y: [0.5] }], [{ ...rising, y: [0, 0, 0] }]]) {
      const { x, y } = plot(s, axes, 400, 200);
      expect(Number.isFinite(x(3))).toBe(true);
      expect(Number.isFinite(y(0.5))).toBe(true);
    }
  });

  it('plot puts equal ratios equally far apart where it is asked to, and possible', () => {
    const logged = { ...axes, x: { label: 'rate', log: true, ticks: [1, 10, 100] } };
    const { x, xTicks } = plot([{ ...rising, x: [1, 10, 100] }], logged, 400, 200);
    expect([x(1), x(100)]).toEqual([room.left, 400 - room.right]);
    expect(x(10)).toBeCloseTo((room.left + 400 - room.right) / 2);
    expect(xTicks).toEqual([1, 10, 100]);
    expect(plot([rising], logged, 400, 200).x(0)).toBe(room.left);
  });

  it('plot prints no two ticks of x alike', () => {
    const format = (value: number) => String(Math.round(value));
    const whole = { ...axes, x: { label: 'round', format } };
    const four = { ...rising, x: [0, 2, 4] };
    expect(plot([four], whole, 1200, 200).xTicks).toEqual([0, 1, 2, 3, 4]);
  });

  it('plot keeps a given domain', () => {
    const fixed = { ...axes, y: { label: 'share', domain: [0, 1] as const } };
    expect(plot([rising], fixed, 400, 200).y.domain()).toEqual([0, 1]);
  });
});

describe('read-outs', () => {
  it('nearest(series, x) is the index of the closest sample', () => {
    expect(nearest(rising, 14)).toBe(1);
    expect(nearest(rising, 99)).toBe(2);
    expect(nearest({ ...rising, x: [], y: [] }, 1)).toBe(-1);
  });

  it('readAt(series, x, axis) prints the value with its unit, a dash for a gap', () => {
    expect(readAt(rising, 9, { label: 'time', unit: 'ms' })).toBe('0.5\u202fms');
    expect(readAt(gappy, 10, axes.y)).toBe('–');
  });

  it('inWords(series) holds the current figures', () => {
    expect(inWords([rising], axes)).toBe(
      'accuracy over round. server: from 0.1 at 0 to 0.8 at 20, lowest 0.1 at 0, highest 0.8 at 20.',
    );
    expect(inWords([{ ...rising, y: [NaN, NaN, NaN] }], axes)).toContain('server: no values.');
  });

  it('a band is in the scale, is drawn, and has two columns of the table', () => {
    const banded = { ...rising, band: { low: [0, 0.4, 0.7], high: [0.2, 0.6, 1.4] } };
    const { y, bands } = plot([rising, banded], axes, 400, 200);
    expect(y.domain()[1]).toBeGreaterThanOrEqual(1.4);
    expect(bands).toEqual(['', expect.stringMatching(/^M.*Z$/)]);
    expect(columnsOf([rising, banded])).toEqual(['server', 'server', 'server, from', 'server, to']);
    expect(tableOf([banded])[2]).toEqual([20, 0.8, 0.7, 1.4]);
  });

  it('tableOf(series) has one row per x of any series', () => {
    expect(tableOf([rising, gappy])).toEqual([
      [0, 0.1, 0.2],
      [10, 0.5, NaN],
      [20, 0.8, 0.4],
      [30, NaN, 0.6],
    ]);
  });
});
