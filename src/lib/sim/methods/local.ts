import type { Batch } from '../batches.ts';
import { descend, differentiate } from '../engine/gradient.ts';
import { crossEntropy } from '../engine/losses.ts';
import { read, scope, sum, type Tensor } from '../engine/tensor.ts';
import { exit, extract, type Fleet } from '../fleet.ts';

/**
 * One step of every extractor with its head on the early-exit loss `CE(h_k(φ_k(x)), y)` of its own batch,
 * in place and without the server. Returns the losses before it, one tensor `[members]` of each fleet.
 */
export function localStep(
  crews: readonly Fleet[],
  shares: readonly Batch[],
  rate: number,
): Float32Array[] {
  return crews.map((crew, i) =>
    scope(() => {
      const { losses, gradients } = differentiate(() => {
        const losses = exitLosses(crew, shares[i]!);
        return { total: sum(losses), losses };
      }, crew.weights);
      descend(crew.weights, gradients, rate);
      return read(losses);
    }),
  );
}

/** Early-exit loss of every member on its batch, `[members]`. */
function exitLosses(crew: Fleet, { input, labels }: Batch): Tensor {
  return crossEntropy(exit(crew, extract(crew, input)), labels);
}
