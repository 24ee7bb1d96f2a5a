import {
  type Batch,
  closeShard,
  drawBatches,
  gatherBatch,
  openShard,
  type Shard,
} from '../batches.ts';
import { closeExams, type Exams, openExams } from '../exams.ts';
import type { Federation } from '../federation.ts';
import { deploy, disband, type Fleet, initialModel, type Model, muster } from '../fleet.ts';
import { free } from '../engine/tensor.ts';
import { stream } from '../random.ts';
import { openServer, type Server, shutDown } from '../server.ts';
import type { MethodSpec, Spec } from '../spec.ts';

/** What hybrid split learning keeps between rounds. */
export interface Hybrid<M extends MethodSpec = MethodSpec> {
  readonly spec: Spec;
  readonly method: M;
  readonly federation: Federation;
  /** The clients' training samples on the engine, by client. */
  readonly shards: readonly Shard[];
  readonly exams: Exams;
  readonly server: Server;
  /** How labels travel: as they are, or renamed by a permutation that the clients share and the server lacks. */
  readonly labelKind: 'labels' | 'permuted labels';
  /** The name under which each class travels, `[classes]`. */
  readonly labelNames: readonly number[];
  /** The clients' own extractors and heads, one fleet per architecture. */
  fleets: readonly Fleet[];
  /** The server's meta-parameters G, in the order of the fleets. */
  shared: readonly Model[];
}

/** Before the first round: every client starts from the initial model of its architecture. */
export function openHybrid<M extends MethodSpec>(
  spec: Spec,
  method: M,
  federation: Federation,
): Hybrid<M> {
  const random = (...name: string[]) => stream(spec.seed, 'weights', spec.draws.weights, ...name);
  const fleets = muster(federation);
  const labelKind = method.id === 'harmony' && method.contrast.on ? 'permuted labels' : 'labels';
  const ids = Array.from({ length: federation.classes }, (_, id) => id);
  const shared = fleets.map(({ architecture, net }) =>
    initialModel(net, random(architecture.name)),
  );
  return {
    spec,
    method,
    federation,
    shards: federation.clients.map(openShard),
    exams: openExams(federation),
    server: openServer(federation.classes, random('server')),
    labelKind,
    labelNames: labelKind === 'labels' ? ids : stream(spec.seed, 'label names').shuffled(ids),
    fleets: fleets.map((fleet, a) => deploy(fleet, shared[a]!)),
    shared,
  };
}

/** Replaces the clients' models and the shared ones at the end of a round. */
export function succeed(world: Hybrid, fleets: readonly Fleet[], shared: readonly Model[]): void {
  disband(world.fleets);
  world.shared.forEach((model) => free(...model));
  world.fleets = fleets;
  world.shared = shared;
}

/** Frees everything. */
export function closeHybrid(world: Hybrid): void {
  succeed(world, [], []);
  shutDown(world.server);
  world.shards.forEach(closeShard);
  closeExams(world.exams);
}

/** What one step of a round trains on. */
export interface StepBatches {
  /** One batch per fleet. */
  readonly shares: readonly Batch[];
  /** Whether it is the round's last step, whose messages are looked at. */
  readonly isLast: boolean;
}

/** The batches of one round for the given extractors, step by step. */
export function* batches(
  { spec, method, federation, shards }: Hybrid,
  crews: readonly Fleet[],
  round: number,
): Generator<StepBatches> {
  const { stepsPerRound: steps, batch } = method;
  const draws = drawBatches(federation.clients, { seed: spec.seed, round, steps, batch });
  for (let step = 0; step < steps; step++) {
    const shares = crews.map((crew) => gatherBatch(crew, shards, draws, step, batch));
    try {
      yield { shares, isLast: step === steps - 1 };
    } finally {
      for (const { input, labels } of shares) free(input, labels);
    }
  }
}
