import type { Trace } from '#lib/proof/evidence.ts';
import type { Spec } from '#lib/sim/spec.ts';
import { bySpec } from './bySpec.ts';
import { type Data, nameOf } from './source.ts';
import type { Threads } from './threads.ts';
import { traceOf } from './trace.ts';
import type { Trial } from './trial.ts';

/** A spec that needs a file of data which was not given. */
export class NoData extends Error {
  override name = 'NoData';
}

/** Runs a spec; rejects with NoData if the data that it names are not there. */
export type RunSpec = (spec: Spec) => Promise<Trial>;

/**
 * Runs specs in threads, on the one of several datasets that each names.
 * @param told is told of every round that has ended
 */
export function runner(
  threads: Threads,
  datasets: readonly Data[],
  told?: (round: number) => void,
): RunSpec {
  const named = new Map(datasets.flatMap((data) => (data ? [[nameOf(data), data]] : [])));
  return async (spec) => threads.run('trial', [spec, dataOf(spec, named)], told);
}

/** Runs specs, each once, and keeps what is compared of each. */
export function tracesBy(run: RunSpec): (spec: Spec) => Promise<Trace>;
export function tracesBy<T>(run: RunSpec, keep: (trial: Trial) => T): (spec: Spec) => Promise<T>;
export function tracesBy(run: RunSpec, keep: (trial: Trial) => unknown = traceOf) {
  return bySpec(async (spec) => keep(await run(spec)));
}

function dataOf({ data }: Spec, named: ReadonlyMap<string, Data>): Data {
  if (data.source === 'glyphs') return null;
  const found = named.get(data.sha256);
  if (found) return found;
  throw new NoData(
    `it was run on the data ${data.sha256}; name its files with --data idx:IMAGES,LABELS`,
  );
}
