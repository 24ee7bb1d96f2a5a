import type { Federation } from './federation.ts';
import { openLink, START } from './fingerprint.ts';
import { closeHybrid, openHybrid } from './methods/hybrid.ts';
import { methodOf } from './methods/index.ts';
import type { Crew, Round } from './methods/method.ts';
import type { Step } from './methods/step.ts';
import { observe } from './observation.ts';
import { keptRounds } from './opening.ts';
import { diverged, stopped } from './run-error.ts';
import type { Snapshot } from './snapshot.ts';
import type { Spec } from './spec.ts';

export { RunError } from './run-error.ts';

/** What a run tells: that a step has ended, or a whole round. */
export type Event =
  | { readonly kind: 'step'; readonly round: number; readonly step: number }
  | { readonly kind: 'round'; readonly snapshot: Snapshot };

/**
 * Runs a spec: the snapshot of round 0, then every step and, after its last, the round's snapshot.
 * `return()` stops it after any step; nothing is left on the engine. The engine must have started.
 * @throws RunError when a loss or a logit is not a finite number, with the round and step at which it was so,
 * and when memory runs out, with the round; then the engine should not be used for another run.
 */
export async function* run(spec: Spec, federation: Federation): AsyncGenerator<Event, void> {
  let round = 0;
  try {
    for await (const event of rounds(spec, federation)) {
      yield event;
      round = event.kind === 'step' ? event.round : event.snapshot.round + 1;
    }
  } catch (error) {
    throw stopped(error, round);
  }
}

async function* rounds(spec: Spec, federation: Federation): AsyncGenerator<Event, void> {
  const link = await openLink();
  const world = openHybrid(spec, spec.method, federation);
  const method = methodOf(spec);
  const kept = new Set(keptRounds(spec.method.rounds));
  try {
    let hash = START;
    for (let round = 0; round <= spec.method.rounds; round++) {
      const steps: Step[] = [];
      const crews = round === 0 ? [] : yield* stepping(method(world, round), round, steps);
      const snapshot = observe(world, {
        round,
        kept: kept.has(round),
        crews,
        steps,
        link: (arrays, text) => link(hash, arrays, text),
      });
      hash = snapshot.hash;
      yield { kind: 'round', snapshot };
    }
  } finally {
    closeHybrid(world);
  }
}

/** Drives one round of a method, step by step. */
async function* stepping(
  inner: Round,
  round: number,
  steps: Step[],
): AsyncGenerator<Event, readonly Crew[]> {
  try {
    for (;;) {
      const { value, done } = inner.next();
      if (done) return value;
      steps.push(value);
      refuseNaN(value, round, steps.length);
      yield { kind: 'step', round, step: steps.length };
    }
  } finally {
    inner.return([]);
  }
}

function refuseNaN({ exit, server, contrast }: Step, round: number, step: number): void {
  if ([...exit, server, contrast ?? 0].every(Number.isFinite)) return;
  throw diverged('a loss', { round, step });
}
