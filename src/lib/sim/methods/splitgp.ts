import { averaged, manned, mixed } from '../fleet.ts';
import { batches, type Hybrid, present, release, succeed } from './hybrid.ts';
import { hybridStep } from './step.ts';
import type { Round } from './method.ts';

/**
 * SplitGP (Han et al., INFOCOM 2023, arXiv 2212.08343). Loss, mixing and exit rule as published; the
 * pooled server step is ours: the paper averages server copies over clients, here one server takes
 * each step on the pooled batch.
 */
export function* splitgp(world: Hybrid, round: number): Round {
  const { exitWeight, mix } = world.method;
  const crews = manned(present(world, round));

  try {
    for (const batch of batches(world, crews, round)) {
      yield hybridStep(world, crews, batch, { exitWeight, contrast: null });
    }

    const means = crews.map(averaged);
    succeed(
      world,
      crews.map((crew, a) => mixed(crew, means[a]!, mix)),
      means,
    );
  } finally {
    release(world, crews);
  }
}
