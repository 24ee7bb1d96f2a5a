import { gather, tensor, free, type Tensor } from './engine/tensor.ts';
import type { Client } from './federation.ts';
import type { Fleet } from './fleet.ts';
import { closeInputs, inputOf, type Inputs, openInputs } from './inputs.ts';
import { stream } from './random.ts';

/** A client's training samples on the engine. */
export interface Shard {
  readonly inputs: Inputs;
  /** `[n]`, int32. */
  readonly labels: Tensor;
}

/** A fleet's share of one step. */
export interface Batch {
  /** `[members, batch, values]`, as the fleet's net reads it. */
  readonly input: Tensor;
  /** `[members, batch]`, int32. */
  readonly labels: Tensor;
}

/** Indices into each client's shard: `draws[client][step × batch + i]`. */
export type Draws = readonly Uint32Array[];

/** Puts a client's training samples on the engine; whoever opens it frees it with `closeShard`. */
export function openShard({ train: { images, labels } }: Client): Shard {
  return {
    inputs: openInputs(images, labels.length),
    labels: tensor(Int32Array.from(labels), [labels.length]),
  };
}

/** Frees a shard. */
export function closeShard({ inputs, labels }: Shard): void {
  closeInputs(inputs);
  free(labels);
}

/** What batches are for: each purpose draws from streams of its own, so that one never shifts another's. */
export type Purpose = 'batch' | 'support' | 'personalise' | 'realign';

/** Which batches are drawn, and how many samples. */
export interface Drawing {
  readonly seed: number;
  readonly round: number;
  readonly steps: number;
  readonly batch: number;
  /** Default `batch`, what clients and server train on together. */
  readonly purpose?: Purpose;
}

/**
 * Draws every client's batches of one round, with replacement. A client's draws depend on the seed, the
 * purpose, its id and the round alone, so arms that differ in anything else see the same batches.
 */
export function drawBatches(
  clients: readonly Client[],
  { seed, round, steps, batch, purpose = 'batch' }: Drawing,
): Draws {
  return clients.map(({ id, train }) => {
    const random = stream(seed, purpose, id, round);
    return Uint32Array.from({ length: steps * batch }, () => random.below(train.labels.length));
  });
}

/** Gathers one step's batch for a fleet: a simulated extractor trains on the batch of its client. */
export function gatherBatch(
  { members, net }: Pick<Fleet, 'members' | 'net'>,
  shards: readonly Shard[],
  draws: Draws,
  step: number,
  batch: number,
): Batch {
  const drawn = members.map(({ client }) =>
    draws[client]!.subarray(step * batch, (step + 1) * batch),
  );
  const own = members.map(({ client }) => shards[client]!);
  return {
    input: gather(
      own.map(({ inputs }) => inputOf(inputs, net)),
      drawn,
    ),
    labels: gather(
      own.map(({ labels }) => labels),
      drawn,
    ),
  };
}
