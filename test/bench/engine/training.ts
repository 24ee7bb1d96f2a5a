import { federate } from '#lib/sim/data/federate.ts';
import { glyphs } from '#lib/sim/data/glyphs.ts';
import type { Federation } from '#lib/sim/federation.ts';
import { closeHybrid, type Hybrid, openHybrid } from '#lib/sim/methods/hybrid.ts';
import { methodOf } from '#lib/sim/methods/index.ts';
import type { Crew } from '#lib/sim/methods/method.ts';
import type { Step } from '#lib/sim/methods/step.ts';
import type { Spec } from '#lib/sim/spec.ts';

/** A method's rounds, driven without what a run looks at between them. */
export interface Training {
  readonly spec: Spec;
  readonly federation: Federation;
  readonly world: Hybrid;
  /** Trains the next round. */
  round(): TimedRound;
  close(): void;
}

/** One round, from the drawing of its batches to the averaging of its models. */
export interface TimedRound {
  readonly steps: readonly Step[];
  /** The extractors that took part. */
  readonly crews: readonly Crew[];
  /** Of the whole round, divided by its steps. */
  readonly msPerStep: number;
  /** Of each step alone. */
  readonly stepMs: readonly number[];
}

/** Opens a spec's training on the built-in glyphs; the engine must have started. */
export function openTraining(spec: Spec): Training {
  const federation = federate(spec, glyphs(spec));
  const world = openHybrid(spec, spec.method, federation);
  const method = methodOf(spec);
  let round = 0;
  return {
    spec,
    federation,
    world,
    round: () => drive(method(world, ++round)),
    close: () => closeHybrid(world),
  };
}

function drive(round: ReturnType<ReturnType<typeof methodOf>>): TimedRound {
  const steps: Step[] = [];
  const marks = [performance.now()];
  let next = round.next();
  for (; !next.done; next = round.next()) {
    steps.push(next.value);
    marks.push(performance.now());
  }
  const end = performance.now();
  return {
    steps,
    crews: steps[0]!.crews,
    msPerStep: (end - marks[0]!) / steps.length,
    stepMs: steps.map((_, i) => marks[i + 1]! - marks[i]!),
  };
}
