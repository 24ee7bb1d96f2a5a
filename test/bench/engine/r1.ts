import type { Federation } from '#lib/sim/federation.ts';
import { readSpec, type Spec } from '#lib/sim/spec.ts';
import { demandEqual, lossesOfRun } from './losses.ts';
import { type Bounds, boundsOf } from './bounds.ts';
import { held, type Room, type Span, watchRoom } from './memory.ts';
import { type Spread, spreadOf } from '../quartiles.ts';
import { openTraining } from './training.ts';
import { openYardstick } from './yardstick.ts';

/** Steps over which memory has to be flat. */
export const FLAT_STEPS = 500;

const WARM_ROUNDS = 10;

/** Products before and after each round: together they last about as long as a round of six steps. */
const PRODUCTS = 3;

/** The reference step: 12 clients and 12 simulated extractors of four architectures, all parts on. */
export function r1Spec(): Spec {
  const steps = 6;
  return readSpec({
    // What a run looks at between rounds is not timed.
    data: { side: 14, testPerClass: 4, probePerClass: 4 },
    clients: { count: 12, architectures: ['mlp-s', 'mlp-l', 'cnn-s', 'cnn-l'] },
    method: {
      id: 'harmony',
      rounds: WARM_ROUNDS + Math.ceil(FLAT_STEPS / steps),
      stepsPerRound: steps,
      batch: 16,
      meta: { on: true },
      contrast: { on: true },
    },
  });
}

export interface R1 {
  /** One product of 512 × 512 by 512 × 512, in milliseconds. */
  readonly matmul: Spread;
  /** One step, of whole rounds with all that belongs to them, in milliseconds. */
  readonly step: Spread;
  /** The step in products, each round by those around it. */
  readonly perMatmul: Spread;
  /** One step without what a round does once. */
  readonly singleStep: Spread;
  readonly steps: number;
  /** Over the steps that were timed. */
  readonly memory: Span;
  /** Over as many steps of a run, with its evaluations and hashes. */
  readonly runMemory: Span<Room>;
  readonly bounds: Bounds;
}

/**
 * Times the reference step against the yardstick, in turns: what disturbs the machine disturbs both.
 * @throws Error if a round that was timed has other losses than that of a run.
 */
export async function measureR1(): Promise<R1> {
  const training = openTraining(r1Spec());
  const yardstick = openYardstick();
  try {
    const { spec, federation } = training;
    const { reported, runMemory } = await watchedRun(spec, federation);
    const timed: { matmul: number; round: ReturnType<typeof training.round> }[] = [];
    let before = held();
    for (let round = 1; round <= spec.method.rounds; round++) {
      const first = yardstick.time(PRODUCTS);
      const trained = training.round();
      const matmul = (first + yardstick.time(PRODUCTS)) / 2;
      demandEqual(round, trained.steps, reported[round - 1]!);
      if (round > WARM_ROUNDS) timed.push({ matmul, round: trained });
      else before = held();
    }
    const after = held();
    const step = spreadOf(timed.map(({ round }) => round.msPerStep));
    return {
      matmul: spreadOf(timed.map(({ matmul }) => matmul)),
      step,
      perMatmul: spreadOf(timed.map(({ round, matmul }) => round.msPerStep / matmul)),
      singleStep: spreadOf(timed.flatMap(({ round }) => round.stepMs)),
      steps: timed.reduce((sum, { round }) => sum + round.steps.length, 0),
      memory: { before, after },
      runMemory,
      bounds: boundsOf(training, step.median),
    };
  } finally {
    training.close();
    yardstick.free();
  }
}

/** What a run reports, and what the engine holds at the ends of its rounds. */
async function watchedRun(spec: Spec, federation: Federation) {
  const watch = watchRoom();
  try {
    const rooms: Room[] = [];
    const reported = await lossesOfRun(spec, federation, () => rooms.push(watch.now()));
    return { reported, runMemory: { before: rooms[WARM_ROUNDS]!, after: rooms.at(-1)! } };
  } finally {
    watch.end();
  }
}
