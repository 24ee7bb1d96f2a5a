import type { Figures, Rho } from '#lib/measure/figures.ts';
import { type MeanSd, type Spread, spread } from '#lib/measure/spread.ts';
import { finalOf, type Trial } from './trial.ts';

/** The figures of one or several seeds of a spec, for reading. */
export function runTable(trials: readonly Trial[]): string {
  const { spec, reports } = trials[0]!;
  const { method, clients } = spec;
  return [
    `${method.id}, ${clients.count} clients (${clients.architectures.join(', ')}), ${method.rounds} rounds, ${seeds(trials)}`,
    '',
    ...(trials.length === 1 ? [...rounds(reports), ''] : []),
    ...finals(spread(trials.map(finalOf))),
    '',
    ...trials.map(
      (trial) =>
        `fingerprint ${trial.fingerprint}  seed ${trial.spec.seed}, ${trial.seconds.toFixed(1)} s, ${trial.msPerStep.toFixed(1)} ms per step`,
    ),
  ].join('\n');
}

function seeds(trials: readonly Trial[]): string {
  const [first, last] = [trials[0]!, trials.at(-1)!].map(({ spec }) => spec.seed);
  return first === last ? `seed ${first}` : `seeds ${first}…${last}`;
}

function rounds(reports: Trial['reports']): string[] {
  const kept = reports.filter((report) => report.kept);
  const rows = kept.map(({ round, losses, tested }) => {
    const { serverAccuracyId, serverAccuracyOod, gated, skew } = tested!;
    return [
      String(round),
      ...[losses?.server, serverAccuracyId, serverAccuracyOod, gated['1'], skew.trunk].map(shown),
    ];
  });
  return columns([
    ['round', 'loss', 'server ID', 'server OOD', 'gated ρ=1', 'trunk skew'],
    ...rows,
  ]);
}

function finals(final: Spread<Figures>): string[] {
  const rho = (at: Rho) =>
    [`gated accuracy, ρ = ${at} (oracle threshold)`, final.gated[at]] as const;
  const rows = [
    ['client accuracy, ID', final.clientAccuracyId],
    ['server accuracy, ID', final.serverAccuracyId],
    ['server accuracy, OOD', final.serverAccuracyOod],
    rho('0'),
    rho('0.5'),
    rho('1'),
    ['skew ratio at the cut', final.skew.cut],
    ['skew ratio at the trunk', final.skew.trunk],
    ['  within architectures', final.skew.within],
    ['  across architectures', final.skew.across],
    ['probe transfer, own client', final.probeTransfer.self],
    ['probe transfer, other clients', final.probeTransfer.cross],
  ] as const;
  return columns(rows.map(([name, value]) => [name, spreadShown(value)]));
}

function spreadShown(value: MeanSd | null): string {
  if (!value) return 'none';
  return value.sd === null ? shown(value.mean) : `${shown(value.mean)} ± ${shown(value.sd)}`;
}

export function shown(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : value.toFixed(3);
}

/** Rows of cells, the first left- and the others right-aligned. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  return rows.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]! + 2)))
      .join(''),
  );
}
