import { averaged, disband, manned, mixed } from '../fleet.ts';
import type { Spec } from '../spec.ts';
import type { Inner } from './adapt.ts';
import type { Contrast } from './alignment.ts';
import { batches, type Hybrid, present, release, succeed } from './hybrid.ts';
import type { Round } from './method.ts';
import { personalise } from './personalise.ts';
import { realign } from './realign.ts';
import { simulate } from './simulate.ts';
import { hybridStep } from './step.ts';

type Harmony = Extract<Spec['method'], { id: 'harmony' }>;

/**
 * HARMONY, re-implemented from the abstract (Youn et al., arXiv 2605.07211): meta-learning simulates
 * diverse extractors, contrastive learning on the server aligns their features. Losses and schedule
 * are our reading. With both parts off this is heterogeneous SplitGP, bit for bit.
 */
export function* harmony(world: Hybrid<Harmony>, round: number): Round {
  yield* train(world, round);
  if (round === world.method.rounds) yield* settle(world, round);
}

/** A round: clients and server train together, then models are averaged within each architecture. */
function* train(world: Hybrid<Harmony>, round: number): Round {
  const { meta, exitWeight, mix } = world.method;
  const own = present(world, round);
  const crews = manned(meta.on ? simulate(world, own, { ...meta, round }) : own);
  const objective = { exitWeight, contrast: contrastOf(world), inner: innerOf(world) };

  try {
    for (const batch of batches(world, crews, round, { supported: objective.inner !== null })) {
      yield hybridStep(world, crews, batch, objective);
    }

    const shared = crews.map(averaged);
    succeed(
      world,
      crews.map((crew, a) => mixed(crew, shared[a]!, mix)),
      shared,
    );
  } finally {
    release(world, [...own, ...crews]);
  }
}

/** After the last round: every client personalises its own model, then the server is aligned with what they have become. */
function* settle(world: Hybrid<Harmony>, round: number): Round {
  const { meta, personalise: local, realign: server } = world.method;
  yield* personalise(world, round, local.steps);

  if (server.steps === 0) return;
  const { fleets } = world;
  const loan = { ...meta, round, stream: 'realign simulate' } as const;
  const crews = meta.on ? simulate(world, fleets, loan) : fleets;
  try {
    yield* realign(world, crews, round, { ...server, contrast: contrastOf(world) });
  } finally {
    if (meta.on) disband(crews);
  }
}

function contrastOf({ method: { contrast } }: Hybrid<Harmony>): Contrast | null {
  return contrast.on ? contrast : null;
}

function innerOf({ method: { meta } }: Hybrid<Harmony>): Inner | null {
  return meta.on && meta.innerSteps > 0 ? { steps: meta.innerSteps, rate: meta.innerRate } : null;
}
