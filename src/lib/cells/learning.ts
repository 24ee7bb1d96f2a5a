import type { Report } from '#lib/recording/report.ts';
import type { Arm } from '#lib/state/arm.svelte.ts';
import type { Series } from '#lib/view/props/curves.ts';
import { spreadOf } from './train/spread.ts';

/** The arms on the two maps, as far as their rounds go. */
export interface Pair {
  readonly before: Pick<Arm, 'run'>;
  readonly after: Pick<Arm, 'run'>;
}

/** Server accuracy on ID and OOD classes over the rounds, for the arms on the two maps. */
export function curves(pair: Pair): Series[] {
  return sides(pair, [
    { label: 'unseen classes', of: ({ figures }) => figures.serverAccuracyOod },
    { label: 'own classes', dashed: true, of: ({ figures }) => figures.serverAccuracyId },
  ]);
}

/** Accuracy of the clients' early exits on ID and OOD classes over the rounds. */
export function clientCurves(pair: Pair): Series[] {
  return sides(pair, [
    { label: 'unseen classes', of: ({ figures }) => figures.clientAccuracyOod },
    { label: 'own classes', dashed: true, of: ({ figures }) => figures.clientAccuracyId },
  ]);
}

/** Loss of the early exits over the rounds: the mean over clients, in a band from the lowest to the highest. */
export function exitCurves(pair: Pair): Series[] {
  const of = (what: 'mean' | 'low' | 'high') => (report: Report) =>
    spreadOf(report.losses?.exit ?? [])?.[what] ?? null;
  return sides(pair, [{ label: 'early exit', of: of('mean'), low: of('low'), high: of('high') }]);
}

/** The server's losses over the rounds; an arm without alignment has no contrastive one. */
export function lossCurves(pair: Pair): Series[] {
  return sides(pair, [
    { label: 'server', of: ({ losses }) => losses?.server ?? null },
    { label: 'contrastive', dashed: true, of: ({ losses }) => losses?.contrast ?? null },
  ]).filter(({ y }) => Array.from(y).some(Number.isFinite));
}

interface Line {
  readonly label: string;
  readonly dashed?: boolean;
  readonly of: Reading;
  /** The ends of a band around it. */
  readonly low?: Reading;
  readonly high?: Reading;
}

type Reading = (report: Report) => number | null;

function sides({ before, after }: Pair, lines: readonly Line[]): Series[] {
  const both = [
    { name: 'before', hue: 5, arm: before },
    { name: 'after', hue: 4, arm: after },
  ] as const;
  const shown = before === after ? both.slice(1) : both;
  return shown.flatMap(({ name, hue, arm }) => {
    const reports = arm.run?.reports ?? [];
    const read = (of: Reading) => reports.map((report) => of(report) ?? NaN);
    return lines.map(({ label, dashed = false, of, low, high }) => ({
      label: `${name}, ${label}`,
      hue,
      dashed,
      x: reports.map(({ round }) => round),
      y: read(of),
      ...(low && high && { band: { low: read(low), high: read(high) } }),
    }));
  });
}
