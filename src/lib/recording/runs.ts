import type { Figures, RoundFigures } from '#lib/measure/figures.ts';
import type { Losses, Opening } from '#lib/sim/snapshot.ts';
import type { Spec } from '#lib/sim/spec.ts';
import { type Columns, columnsOf, rowsOf } from './columns.ts';
import { type Models, modelsOf } from './groups.ts';
import type { Report } from './report.ts';

/** Digits of a round's hash that are recorded: enough to say at which round another run diverges. */
export const HASH_DIGITS = 12;

/** Figures and losses are rounded to a ten-thousandth, which is more than the page shows. */
const FINE = 10_000;
const WHOLE = 1;

/** A run as it is recorded. */
export interface RecordedRun {
  readonly spec: Spec;
  readonly opening: Opening;
  /** Hash of the last round. */
  readonly fingerprint: string;
  readonly reports: readonly Report[];
}

/** A run as it is stored: its spec, what it adds to its group, and the figures of every round in columns. */
export interface StoredRun extends Models {
  readonly spec: Spec;
  readonly fingerprint: string;
  /** The first digits of every round's hash, joined. */
  readonly hashes: string;
  readonly bytes: Columns;
  readonly flops: Columns;
  /** From round 1 on. */
  readonly losses: Columns;
  readonly figures: Columns;
  /** Of kept rounds. */
  readonly tested: Columns;
}

/** A run in few bytes, without its group and without what is stored of its kept rounds. */
export function packRun({ spec, opening, fingerprint, reports }: RecordedRun): StoredRun {
  const [, ...trained] = reports;
  const tested = reports.flatMap((report) => report.tested ?? []);
  return {
    spec,
    fingerprint,
    ...modelsOf(opening),
    hashes: reports.map(({ hash }) => hash.slice(0, HASH_DIGITS)).join(''),
    bytes: columnsOf(
      reports.map(({ bytes }) => bytes),
      WHOLE,
    ),
    flops: columnsOf(
      reports.map(({ flops }) => flops),
      WHOLE,
    ),
    losses: columnsOf(
      trained.map(({ losses }) => losses),
      FINE,
    ),
    figures: columnsOf(
      reports.map(({ figures }) => figures),
      FINE,
    ),
    tested: columnsOf(tested, FINE),
  };
}

/** The reports of a stored run, one of every round, with nothing of what was kept. */
export function reportsOf(run: StoredRun): Report[] {
  const bytes = rowsOf(run.bytes, WHOLE) as Report['bytes'][];
  const flops = rowsOf(run.flops, WHOLE) as Report['flops'][];
  const losses = rowsOf(run.losses, FINE) as Losses[];
  const figures = rowsOf(run.figures, FINE) as RoundFigures[];
  const tested = rowsOf(run.tested, FINE) as Figures[];
  return figures.map((figures, round) => ({
    round,
    hash: run.hashes.slice(round * HASH_DIGITS, (round + 1) * HASH_DIGITS),
    losses: losses[round - 1] ?? null,
    bytes: bytes[round]!,
    flops: flops[round]!,
    figures,
    tested: tested[run.keptRounds.indexOf(round)] ?? null,
    kept: null,
  }));
}
