import type { Difference } from '#lib/notebook/difference.ts';
import { type Spec, SpecError, specHash } from '#lib/sim/spec.ts';
import { differenceAt, type GridPoint, pointName } from './grid.ts';
import { type Data, specOn } from '../source.ts';
import { UsageError } from '../usage.ts';

const MOST_RUNS = 10_000;

/** One run of a sweep. */
export interface Planned extends GridPoint {
  readonly spec: Spec;
  readonly hash: string;
}

/**
 * The runs of a grid, in its order.
 * @throws UsageError that names every point that cannot run, and two that are the same spec
 */
export function planned(grid: readonly GridPoint[], shared: Difference, data: Data): Planned[] {
  if (grid.length > MOST_RUNS)
    throw new UsageError(`--vary: ${grid.length} runs are not in 1…${MOST_RUNS}`);
  const problems: string[] = [];
  const plan = grid.flatMap((point) => {
    try {
      const spec = specOn(data, differenceAt(point, shared));
      return [{ ...point, spec, hash: specHash(spec) }];
    } catch (error) {
      if (!(error instanceof SpecError || error instanceof UsageError)) throw error;
      problems.push(`${pointName(point)}: ${error.message}`);
      return [];
    }
  });
  if (problems.length) throw new UsageError(problems.join('\n'));
  refuseSame(plan);
  return plan;
}

function refuseSame(plan: readonly Planned[]): void {
  const points = new Map<string, Planned>();
  for (const point of plan) {
    const same = points.get(point.hash);
    if (same) throw new UsageError(`${pointName(same)} and ${pointName(point)} are the same spec`);
    points.set(point.hash, point);
  }
}
