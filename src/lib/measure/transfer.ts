import type { Features } from '#lib/sim/snapshot.ts';
import { halves, rowsOf } from './halves.ts';
import { mean } from './mean.ts';
import type { Probe } from './ridge.ts';
import { fitProbe, probeAnswers } from './ridge.ts';

/** How well a linear probe of one client reads the features of another. */
export interface Transfer {
  /** `[K, K]` accuracy of the probe fitted on client j (row) and tested on client k (column). */
  readonly matrix: Float64Array;
  /** Mean of the diagonal; null without clients. */
  readonly self: number | null;
  /** Mean off the diagonal; null with fewer than two clients. */
  readonly cross: number | null;
}

/**
 * Probe transfer between the K clients of features `[K, n, width]` with classes `labels` `[n]`: a ridge probe is fitted
 * on the samples of even ordinal within their class and tested on the others. Chance is 1 / classes, which is also
 * what a probe on collapsed features gives.
 */
export function probeTransfer({ width, values }: Features, labels: Uint8Array): Transfer {
  const n = labels.length;
  const count = n ? values.length / (n * width) : 0;
  const { even, odd } = halves(labels);
  const own = Array.from({ length: count }, (_, client) =>
    values.subarray(client * n * width, (client + 1) * n * width),
  );
  const known = classesOf(even, labels);
  const asked = classesOf(odd, labels);
  const probes = own.map((rows) => fitProbe(rowsOf(even, rows, width), width, known));
  const exams = own.map((rows) => rowsOf(odd, rows, width));
  const matrix = Float64Array.from(
    probes.flatMap((probe) => exams.map((rows) => tested(probe, rows, asked))),
  );
  const onDiagonal = (_: number, cell: number) => cell % (count + 1) === 0;
  return {
    matrix,
    self: mean(matrix.filter(onDiagonal)),
    cross: mean(matrix.filter((value, cell) => !onDiagonal(value, cell))),
  };
}

function classesOf(samples: readonly number[], labels: Uint8Array): Uint8Array {
  return Uint8Array.from(samples, (sample) => labels[sample]!);
}

/** The share of rows that the probe gives their class. */
function tested(probe: Probe, rows: Float64Array, labels: Uint8Array): number {
  const answers = probeAnswers(probe, rows);
  let right = 0;
  for (let row = 0; row < labels.length; row++) if (answers[row] === labels[row]) right++;
  return labels.length ? right / labels.length : 0;
}
