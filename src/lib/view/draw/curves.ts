/** The geometry of a small line chart: scales, ticks and paths; no drawing. */
import {
  area,
  bisectCenter,
  extent,
  line,
  type ScaleContinuousNumeric,
  scaleLinear,
  scaleLog,
} from 'd3';
import { significant, withUnit } from '../numbers.ts';
import type { Axis, Series } from '../props/curves.ts';

/** Room around the lines in CSS pixels, for ticks and the names of the axes. */
export const room = { left: 44, right: 16, top: 28, bottom: 44 } as const;

/** From values to CSS pixels and back. */
export type Scale = ScaleContinuousNumeric<number, number>;

export interface Plot {
  readonly x: Scale;
  readonly y: Scale;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  /** One SVG path per series; '' where nothing can be drawn. */
  readonly paths: readonly string[];
  /** One SVG path per series; '' for a series without a band. */
  readonly bands: readonly string[];
}

/** Fits series into `width` × `height` CSS pixels. Without a finite value an axis runs from 0 to 1. */
export function plot(
  series: readonly Series[],
  axes: { readonly x: Axis; readonly y: Axis },
  width: number,
  height: number,
): Plot {
  const x = scaleOf(
    axes.x,
    series.map((s) => s.x),
    false,
  ).range([room.left, width - room.right]);
  const y = scaleOf(
    axes.y,
    series.flatMap((s) => (s.band ? [s.y, s.band.low, s.band.high] : [s.y])),
    true,
  ).range([height - room.bottom, room.top]);
  return {
    x,
    y,
    xTicks: axes.x.ticks ?? distinctTicks(x, Math.max(2, Math.round(width / 90)), axes.x.format),
    yTicks: axes.y.ticks ?? y.ticks(4),
    paths: series.map((s) => pathOf(s, x, y)),
    bands: series.map(({ x: xs, band }) => (band ? areaOf(xs, band.low, band.high, x, y) : '')),
  };
}

/** At most about so many ticks, and so few that no two of them are printed alike. */
function distinctTicks(scale: Scale, most: number, format: Axis['format']): readonly number[] {
  for (let count = most; format && count > 1; count--) {
    const ticks = scale.ticks(count);
    if (new Set(ticks.map((tick) => format(tick))).size === ticks.length) return ticks;
  }
  return scale.ticks(format ? 1 : most);
}

/** Index of the sample nearest to `x`; −1 for a series without samples. */
export function nearest(series: Series, x: number): number {
  return series.x.length === 0 ? -1 : bisectCenter(Array.from(series.x), x);
}

/** What a line says at `x`: its nearest sample, printed with its unit; '–' for a gap. */
export function readAt(series: Series, x: number, axis: Axis): string {
  const i = nearest(series, x);
  return printed(i < 0 ? NaN : series.y[i], axis);
}

/** A value on an axis as the reader sees it, with its unit. */
export function printed(value: number, axis: Axis): string {
  if (!Number.isFinite(value)) return '–';
  return withUnit((axis.format ?? significant)(value), axis.unit);
}

/** The chart in words: per line its first, last, lowest and highest value; faint lines are only counted. */
export function inWords(
  series: readonly Series[],
  axes: { readonly x: Axis; readonly y: Axis },
): string {
  const faint = series.filter((s) => s.faint).length;
  const lines = series.filter((s) => !s.faint).map((s) => lineInWords(s, axes));
  if (faint) lines.push(`And ${faint} thin ${faint === 1 ? 'line' : 'lines'}, in the table.`);
  return `${axes.y.label} over ${axes.x.label}. ${lines.join(' ')}`;
}

/** The names of the table's columns after x: a series, then the ends of its band if it has one. */
export function columnsOf(series: readonly Series[]): string[] {
  return series.flatMap(({ label, band }) =>
    band ? [label, `${label}, from`, `${label}, to`] : [label],
  );
}

/** One row per x of any series, one column per name in `columnsOf` after it: the table behind the chart. */
export function tableOf(series: readonly Series[]): (string | number)[][] {
  const columns = series.flatMap(({ x, y, band }) =>
    (band ? [y, band.low, band.high] : [y]).map(
      (values) => new Map(Array.from(x, (at, i) => [at, values[i]])),
    ),
  );
  const xs = [...new Set(columns.flatMap((column) => [...column.keys()]))].sort((a, b) => a - b);
  return xs.map((x) => [x, ...columns.map((column) => column.get(x) ?? NaN)]);
}

/** The SVG path of the area between two rows of values over `xs`; a gap where one is not finite. */
export function areaOf(
  xs: ArrayLike<number>,
  low: ArrayLike<number>,
  high: ArrayLike<number>,
  x: Scale,
  y: Scale,
): string {
  const path = area<number>()
    .defined((i) => Number.isFinite(low[i]) && Number.isFinite(high[i]))
    .x((i) => x(xs[i]))
    .y0((i) => y(low[i]))
    .y1((i) => y(high[i]))
    .digits(1);
  return path(Array.from({ length: xs.length }, (_, i) => i)) ?? '';
}

function lineInWords(series: Series, axes: { readonly x: Axis; readonly y: Axis }): string {
  const known = Array.from(series.x, (_, i) => i).filter((i) => Number.isFinite(series.y[i]));
  if (known.length === 0) return `${series.label}: no values.`;
  const at = (i: number) => `${printed(series.y[i], axes.y)} at ${printed(series.x[i], axes.x)}`;
  const sorted = known.toSorted((a, b) => series.y[a] - series.y[b]);
  const [first, last] = [known[0], known[known.length - 1]];
  const range = `lowest ${at(sorted[0])}, highest ${at(sorted[sorted.length - 1])}`;
  return `${series.label}: from ${at(first)} to ${at(last)}, ${range}.`;
}

function scaleOf(axis: Axis, columns: readonly ArrayLike<number>[], fromZero: boolean): Scale {
  if (axis.domain) return scaleLinear().domain(axis.domain);
  const values = columns.flatMap((column) => Array.from(column)).filter(Number.isFinite);
  const [low = 0, high = 1] = extent(values);
  if (axis.log && 0 < low && low < high) return scaleLog().domain([low, high]);
  const scale = scaleLinear();
  if (!fromZero) return scale.domain(low < high ? [low, high] : [low - 0.5, low + 0.5]);
  const [bottom, top] = [Math.min(0, low), Math.max(0, high)];
  return scale.domain(bottom < top ? [bottom, top] : [0, 1]).nice(4);
}

function pathOf(series: Series, x: Scale, y: Scale): string {
  const path = line<number>()
    .defined((i) => Number.isFinite(series.x[i]) && Number.isFinite(series.y[i]))
    .x((i) => x(series.x[i]))
    .y((i) => y(series.y[i]))
    .digits(1);
  return path(Array.from({ length: series.x.length }, (_, i) => i)) ?? '';
}
