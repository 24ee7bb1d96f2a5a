import type { Figures } from '#lib/measure/figures.ts';
import { type Report, reportOf } from '#lib/recording/report.ts';
import { federate } from '#lib/sim/data/federate.ts';
import type { Source } from '#lib/sim/data/source.ts';
import { openingOf } from '#lib/sim/opening.ts';
import { run } from '#lib/sim/run.ts';
import type { Opening } from '#lib/sim/snapshot.ts';
import type { Spec } from '#lib/sim/spec.ts';

/** A run that was carried through, and how long it took. */
export interface Trial {
  readonly spec: Spec;
  readonly opening: Opening;
  /** Every round from 0 on; the last is kept. */
  readonly reports: readonly Report[];
  /** Hash of the last round. */
  readonly fingerprint: string;
  readonly seconds: number;
  readonly msPerStep: number;
}

/** Runs a spec on a source's data. @param onround is told of every round that has ended */
export async function carryOut(
  spec: Spec,
  source: Source,
  onround: (round: number) => void = () => {},
): Promise<Trial> {
  const federation = federate(spec, source);
  const opening = openingOf(spec, federation);
  const reports: Report[] = [];
  const begin = performance.now();
  let [steps, training] = [0, 0];
  let mark = begin;
  for await (const event of run(spec, federation)) {
    const now = performance.now();
    if (event.kind === 'step') {
      steps++;
      training += now - mark;
    } else {
      reports.push(reportOf(opening, event.snapshot));
      onround(event.snapshot.round);
    }
    mark = performance.now();
  }
  return {
    spec,
    opening,
    reports,
    fingerprint: reports.at(-1)!.hash,
    seconds: (performance.now() - begin) / 1000,
    msPerStep: training / steps,
  };
}

/** The figures of the last round, on the full test set. */
export function finalOf({ reports }: Trial): Figures {
  return reports.at(-1)!.tested!;
}
