import type { Batch } from '../batches.ts';
import { copied, type Fleet } from '../fleet.ts';
import { localStep } from './local.ts';

/** The inner steps of meta-learning. */
export interface Inner {
  readonly steps: number;
  readonly rate: number;
}

/**
 * The inner steps of first-order MAML as in Per-FedAvg (Fallah et al. 2020): `(φ', h')`, copies of every
 * extractor and head after some SGD steps on its support batch. The inner loss is the early-exit loss, our
 * reading: it is the only one that a client has without the server. The copies belong to the scope.
 */
export function adapt(
  crews: readonly Fleet[],
  supports: readonly Batch[],
  { steps, rate }: Inner,
): Fleet[] {
  const adapted = crews.map(copied);
  for (let step = 0; step < steps; step++) localStep(adapted, supports, rate);
  return adapted;
}
