import { type CurvePoint, gateCurve } from '#lib/measure/curve.ts';
import { isServed, oracleOf } from '#lib/state/headline.ts';
import type { Side } from '#lib/state/side.svelte.ts';
import type { Marker, Series } from '#lib/view/props.ts';

/** What the exit threshold does at the round on show and at ρ. */
export interface Gate {
  readonly series: readonly Series[];
  readonly markers: readonly Marker[];
  /** The oracle threshold of *after*. */
  readonly best: CurvePoint | null;
}

/** The curves of both sides; null until the round of *after* is there. */
export function gateOf(
  { before, after }: { readonly before: Side; readonly after: Side },
  rho: number,
): Gate | null {
  const points = curveOf(after, rho);
  if (!points) return null;
  const under = before.arm === after.arm ? null : curveOf(before, rho);
  const best = oracleOf(after, rho);
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

function curveOf({ arm, kept }: Side, rho: number): CurvePoint[] | null {
  if (!kept || !arm.questions || !isServed(kept.test)) return null;
  return gateCurve(kept.test, arm.questions, rho);
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
