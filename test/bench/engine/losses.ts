import type { Federation } from '#lib/sim/federation.ts';
import type { Step } from '#lib/sim/methods/step.ts';
import { run } from '#lib/sim/run.ts';
import type { Losses } from '#lib/sim/snapshot.ts';
import type { Spec } from '#lib/sim/spec.ts';

/** The losses that a run reports, from round 1 on; `onround` is told of the end of every round, of round 0 too. */
export async function lossesOfRun(
  spec: Spec,
  federation: Federation,
  onround: () => void,
): Promise<Losses[]> {
  const losses: Losses[] = [];
  for await (const event of run(spec, federation)) {
    if (event.kind !== 'round') continue;
    onround();
    if (event.snapshot.losses) losses.push(event.snapshot.losses);
  }
  return losses;
}

/**
 * Compares the losses of a round that was driven step by step with those that a run reports of it.
 * @throws Error that names the round if any bit differs.
 */
export function demandEqual(round: number, steps: readonly Step[], reported: Losses): void {
  const [driven, wanted] = [JSON.stringify(lossesOf(steps)), JSON.stringify(reported)];
  if (driven === wanted) return;
  throw new Error(`round ${round}: the losses are ${driven}, those of a run ${wanted}`);
}

/** Means over the steps of a round. */
function lossesOf(steps: readonly Step[]): Losses {
  const mean = (of: (step: Step) => number) =>
    steps.reduce((sum, step) => sum + of(step), 0) / steps.length;
  const [first] = steps as [Step];
  return {
    exit: first.exit.map((loss, client) =>
      loss === null ? null : mean((step) => step.exit[client]!),
    ),
    server: mean((step) => step.server!),
    contrast: first.contrast === null ? null : mean((step) => step.contrast!),
  };
}
