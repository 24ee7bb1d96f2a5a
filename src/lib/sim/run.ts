import { specAt } from './changes.ts';
import type { Federation } from './federation.ts';
import { openLink, START } from './fingerprint.ts';
import { keptRounds } from './keptRounds.ts';
import { closeHybrid, follow, openHybrid } from './methods/hybrid.ts';
import { methodOf } from './methods/index.ts';
import type { Round } from './methods/method.ts';
import type { Step } from './methods/step.ts';
import { observe } from './observation.ts';
import { diverged, stopped } from './run-error.ts';
import type { Snapshot } from './snapshot.ts';
import type { Spec } from './spec.ts';
import { type Trained, trainedOf } from './trained.ts';

export { RunError } from './run-error.ts';

/** What a run tells: that a step has ended, or a whole round. */
export type Event =
  | { readonly kind: 'step'; readonly round: number; readonly step: number }
  | { readonly kind: 'round'; readonly snapshot: Snapshot };

/** A run under way: its events, and at the end the trained models; null if it was stopped. */
export type Run = AsyncGenerator<Event, Trained | null>;

/**
 * Runs a spec: the snapshot of round 0, then every step and, after its last, the round's snapshot; at the
 * end it returns the trained models. `return(null)` stops it after any step; nothing is left on the engine.
 * The engine must have started.
 * @throws RunError when a loss or a logit is not a finite number, with the round and step at which it was so,
 * and when memory runs out, with the round; then the engine should not be used for another run.
 */
export async function* run(spec: Spec, federation: Federation): Run {
  const events = rounds(spec, federation);
  let round = 0;
  try {
    for (;;) {
      const { value, done } = await events.next();
      if (done) return value;
      yield value;
      round = value.kind === 'step' ? value.round : value.snapshot.round + 1;
    }
  } catch (error) {
    throw stopped(error, round);
  } finally {
    await events.return(null);
  }
}

async function* rounds(spec: Spec, federation: Federation): Run {
  const link = await openLink();
  const world = openHybrid(spec, spec.method, federation);
  const method = methodOf(spec);
  const kept = new Set(keptRounds(spec.method.rounds, spec.changes));
  const turns = new Set(spec.changes.map((change) => change.round));
  try {
    let hash = START;
    for (let round = 0; round <= spec.method.rounds; round++) {
      const steps: Step[] = [];
      if (turns.has(round)) follow(world, specAt(spec, round));
      if (round > 0) yield* stepping(method(world, round), round, steps);
      const snapshot = observe(world, {
        round,
        kept: kept.has(round),
        steps,
        link: (arrays, text) => link(hash, arrays, text),
      });
      hash = snapshot.hash;
      yield { kind: 'round', snapshot };
    }
    return trainedOf(world);
  } finally {
    closeHybrid(world);
  }
}

/** Drives one round of a method, step by step. */
async function* stepping(inner: Round, round: number, steps: Step[]): AsyncGenerator<Event, void> {
  try {
    for (;;) {
      const { value, done } = inner.next();
      if (done) return;
      steps.push(value);
      refuseNaN(value, round, steps.length);
      yield { kind: 'step', round, step: steps.length };
    }
  } finally {
    inner.return();
  }
}

function refuseNaN({ exit, server, contrast }: Step, round: number, step: number): void {
  if ([...exit, server, contrast].every((loss) => loss === null || Number.isFinite(loss))) return;
  throw diverged('a loss', { round, step });
}
