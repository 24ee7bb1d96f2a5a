import type { Figures, Rho, RoundFigures } from './figures.ts';

/** One round of a run, as far as its figures go. */
export interface RoundOfFigures {
  readonly round: number;
  /** On the probe samples. */
  readonly figures: RoundFigures;
  /** On the test set: of kept rounds, null otherwise. */
  readonly tested: Figures | null;
}

/** By how much figures of one run are above those of another, −1 … 1; null where one of them has none. */
export interface FigureDifference {
  readonly clientId: number | null;
  readonly clientOod: number | null;
  readonly serverId: number | null;
  readonly serverOod: number | null;
  /** Accuracy of each run at its own oracle threshold. */
  readonly gated: number | null;
}

/** The differences of one round that both runs have. */
export interface RoundDifference {
  readonly round: number;
  /** On the probe samples. */
  readonly probe: FigureDifference;
  /** On the test set; null unless both runs kept the round. */
  readonly tested: FigureDifference | null;
}

/** After minus before, for every round that both runs have, ascending; ρ is that of the gate. */
export function roundDifferences(
  before: readonly RoundOfFigures[],
  after: readonly RoundOfFigures[],
  rho: Rho,
): RoundDifference[] {
  const was = new Map(before.map((report) => [report.round, report]));
  return after.flatMap((report) => {
    const other = was.get(report.round);
    if (!other) return [];
    const probe = differenceOf(other.figures, report.figures, rho);
    const tested = other.tested && report.tested && differenceOf(other.tested, report.tested, rho);
    return [{ round: report.round, probe, tested }];
  });
}

function differenceOf(before: RoundFigures, after: RoundFigures, rho: Rho): FigureDifference {
  const minus = (of: (figures: RoundFigures) => number | null) => {
    const [from, to] = [of(before), of(after)];
    return from === null || to === null ? null : to - from;
  };
  return {
    clientId: minus((figures) => figures.clientAccuracyId),
    clientOod: minus((figures) => figures.clientAccuracyOod),
    serverId: minus((figures) => figures.serverAccuracyId),
    serverOod: minus((figures) => figures.serverAccuracyOod),
    gated: minus((figures) => figures.gated[rho]),
  };
}
