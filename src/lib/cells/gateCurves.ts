import { type CurvePoint, gateCurve } from '#lib/measure/curve.ts';
import type { Arm } from '#lib/state/arm.svelte.ts';
import { isServed, oracleOf } from '#lib/state/headline.ts';
import type { Marker, Series } from '#lib/view/props.ts';
import type { Pair } from './learning.ts';

/** What the exit threshold does at a kept round and ρ; null until the round is there. */
export interface Gate {
  readonly series: readonly Series[];
  readonly markers: readonly Marker[];
  /** The oracle threshold of *after*. */
  readonly best: CurvePoint | null;
}

export function gateOf({ before, after }: Pair, round: number, rho: number): Gate | null {
  const points = curveOf(after, round, rho);
  if (!points) return null;
  const under = before === after ? null : curveOf(before, round, rho);
  const best = oracleOf(after, round, rho);
  return {
    series: [
      ...(under ? [line('accuracy before', 5, under, ({ accuracy }) => accuracy)] : []),
      line('accuracy after', 4, points, ({ accuracy }) => accuracy),
      ...(under ? [line('exits before', 5, under, ({ exitShare }) => exitShare, true)] : []),
      line('exits after', 4, points, ({ exitShare }) => exitShare, true),
    ],
    markers: best ? [{ x: best.threshold, label: 'oracle threshold' }] : [],
    best,
  };
}

function curveOf(arm: Arm, round: number, rho: number): CurvePoint[] | null {
  const test = arm.kept(round)?.test;
  return test && arm.questions && isServed(test) ? gateCurve(test, arm.questions, rho) : null;
}

function line(
  label: string,
  hue: number,
  points: readonly CurvePoint[],
  of: (point: CurvePoint) => number,
  dashed = false,
): Series {
  return { label, hue, dashed, x: points.map(({ threshold }) => threshold), y: points.map(of) };
}
