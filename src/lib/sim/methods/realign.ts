import { descend, differentiate } from '../engine/gradient.ts';
import { concatRows, read, scope } from '../engine/tensor.ts';
import { extract, type Fleet, pool } from '../fleet.ts';
import { serverWeights } from '../server.ts';
import type { Contrast } from './alignment.ts';
import { batches, type Hybrid, type StepBatches } from './hybrid.ts';
import { serve } from './serve.ts';
import { type Step, supervision, tapped } from './step.ts';

/**
 * Server-only re-alignment after the last round: the server takes steps on `L_server` of the pooled
 * features of extractors that stay as they are, on batches of their own stream.
 */
export function* realign(
  world: Hybrid,
  crews: readonly Fleet[],
  round: number,
  { steps, contrast }: { readonly steps: number; readonly contrast: Contrast | null },
): Generator<Step> {
  for (const batch of batches(world, crews, round, { purpose: 'realign', steps })) {
    yield serverStep(world, crews, batch, contrast);
  }
}

/** One step of the server alone: it descends L_server, and no gradient reaches the clients. */
function serverStep(
  world: Hybrid,
  crews: readonly Fleet[],
  { shares, isLast }: StepBatches,
  contrast: Contrast | null,
): Step {
  const { server, method, labelKind } = world;
  return scope(() => {
    const members = crews.flatMap((crew) => crew.members);
    const labels = concatRows(shares.map((share) => share.labels));
    const z = pool(crews.map((crew, i) => extract(crew, shares[i]!.input)));
    const logits = tapped(isLast && labelKind === 'none');
    const weights = serverWeights(server);

    const { served, aligned, gradients } = differentiate(() => {
      const { loss, ...losses } = serve(server, { z, labels, members }, contrast, logits.tap);
      return { total: loss, ...losses };
    }, weights);

    descend(weights, gradients, method.rates.server);
    return {
      phase: 'realign',
      crews,
      exit: [],
      server: read(served)[0]!,
      contrast: aligned && read(aligned)[0]!,
      wire: isLast ? [read(z), ...supervision(world, labels, logits.seen)] : null,
    };
  });
}
