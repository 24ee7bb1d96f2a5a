import type { Report } from '#lib/recording/report.ts';
import type { Arm } from '#lib/state/arm.svelte.ts';
import type { Series } from '#lib/view/props.ts';

/** The arms on the two maps. */
export interface Pair {
  readonly before: Arm;
  readonly after: Arm;
}

/** Server accuracy on ID and OOD classes over the rounds, for the arms on the two maps. */
export function curves(pair: Pair): Series[] {
  return sides(pair, [
    { label: 'unseen classes', of: ({ figures }) => figures.serverAccuracyOod },
    { label: 'own classes', dashed: true, of: ({ figures }) => figures.serverAccuracyId },
  ]);
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
  readonly of: (report: Report) => number | null;
}

function sides({ before, after }: Pair, lines: readonly Line[]): Series[] {
  const both = [
    { name: 'before', hue: 5, arm: before },
    { name: 'after', hue: 4, arm: after },
  ] as const;
  const shown = before === after ? both.slice(1) : both;
  return shown.flatMap(({ name, hue, arm }) =>
    lines.map(({ label, dashed = false, of }) => ({
      label: `${name}, ${label}`,
      hue,
      dashed,
      x: arm.run?.reports.map(({ round }) => round) ?? [],
      y: arm.run?.reports.map((report) => of(report) ?? NaN) ?? [],
    })),
  );
}
