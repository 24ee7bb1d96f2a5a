import { averaged, mixed } from '../fleet.ts';
import { batches, type Hybrid, succeed } from './hybrid.ts';
import { hybridStep } from './step.ts';
import type { Round } from './method.ts';

/**
 * SplitGP (Han et al., INFOCOM 2023, arXiv 2212.08343). Loss, mixing and exit rule as published; the
 * pooled server step is ours: the paper averages server copies over clients, here one server takes
 * each step on the pooled batch.
 */
export function* splitgp(world: Hybrid, round: number): Round {
  const { exitWeight, mix } = world.method;
  const { fleets } = world;

  for (const batch of batches(world, fleets, round)) {
    yield hybridStep(world, fleets, batch, { exitWeight, contrast: null });
  }

  const means = fleets.map(averaged);
  succeed(
    world,
    fleets.map((fleet, a) => mixed(fleet, means[a]!, mix)),
    means,
  );
  return fleets;
}
