import { averaged, disband, enlist, type Fleet, type Member, mixed } from '../fleet.ts';
import { stream } from '../random.ts';
import type { Spec } from '../spec.ts';
import { batches, type Hybrid, succeed } from './hybrid.ts';
import type { Round } from './method.ts';
import { hybridStep } from './step.ts';

type Harmony = Extract<Spec['method'], { id: 'harmony' }>;

/**
 * HARMONY, re-implemented from the abstract (Youn et al., arXiv 2605.07211): meta-learning simulates
 * diverse extractors, contrastive learning on the server aligns their features. Losses and schedule
 * are our reading. With both parts off this is heterogeneous SplitGP, bit for bit.
 */
export function* harmony(world: Hybrid<Harmony>, round: number): Round {
  const { meta, contrast, exitWeight, mix } = world.method;
  const { fleets } = world;
  const crews = meta.on ? simulate(world, round) : fleets;

  try {
    for (const batch of batches(world, crews, round)) {
      yield hybridStep(world, crews, batch, {
        exitWeight,
        contrast: contrast.on ? contrast : null,
      });
    }

    const shared = crews.map(averaged);
    succeed(
      world,
      crews.map((crew, a) => mixed(crew, shared[a]!, mix)),
      shared,
    );
    return crews;
  } finally {
    if (meta.on) disband(crews);
  }
}

/**
 * Every client is lent G[a'] of one architecture a' other than its own (of its own, if there is no
 * other) and trains that copy beside its own extractor, on the same batches.
 */
function simulate({ spec, fleets, shared }: Hybrid, round: number): Fleet[] {
  const clients = fleets.flatMap(({ members }, own) =>
    members.map(({ client }) => ({ client, own })),
  );
  const lent: Member[][] = fleets.map(() => []);
  for (const { client, own } of clients.sort((a, b) => a.client - b.client)) {
    const others = fleets.length - 1;
    const draw = others ? stream(spec.seed, 'simulate', client, round).below(others) : own;
    lent[others && draw >= own ? draw + 1 : draw]!.push({ client, simulated: true });
  }
  return fleets.map((fleet, a) => enlist(fleet, lent[a]!, shared[a]!));
}
