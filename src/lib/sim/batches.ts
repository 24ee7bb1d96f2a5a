import { tensor, type Tensor } from './engine/tensor.ts';
import type { Client } from './federation.ts';
import type { Fleet } from './fleet.ts';
import { stream } from './random.ts';

/** A fleet's share of one step. */
export interface Batch {
  /** `[members, batch, side × side]`. */
  readonly images: Tensor;
  /** `[members × batch]`, int32. */
  readonly labels: Tensor;
}

/** Indices into each client's shard: `draws[client][step × batch + i]`. */
export type Draws = readonly Uint32Array[];

/**
 * Draws every client's batches of one round, with replacement. A client's draws depend on the seed,
 * its id and the round alone, so arms that differ in anything else see the same batches.
 */
export function drawBatches(
  clients: readonly Client[],
  { seed, round, steps, batch }: { seed: number; round: number; steps: number; batch: number },
): Draws {
  return clients.map(({ id, train }) => {
    const random = stream(seed, 'batch', id, round);
    return Uint32Array.from({ length: steps * batch }, () => random.below(train.labels.length));
  });
}

/** Gathers one step's batch for a fleet: a simulated extractor trains on the batch of its client. */
export function gather(
  fleet: Fleet,
  clients: readonly Client[],
  draws: Draws,
  step: number,
  batch: number,
): Batch {
  const size = clients[0]!.train.images.length / clients[0]!.train.labels.length;
  const rows = fleet.members.length * batch;
  const images = new Float32Array(rows * size);
  const labels = new Int32Array(rows);
  fleet.members.forEach(({ client }, member) => {
    const { train } = clients[client]!;
    for (let i = 0; i < batch; i++) {
      const sample = draws[client]![step * batch + i]!;
      const row = member * batch + i;
      images.set(train.images.subarray(sample * size, (sample + 1) * size), row * size);
      labels[row] = train.labels[sample]!;
    }
  });
  return {
    images: tensor(images, [fleet.members.length, batch, size]),
    labels: tensor(labels, [rows]),
  };
}
