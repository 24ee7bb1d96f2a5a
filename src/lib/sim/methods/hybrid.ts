import {
  type Batch,
  closeShard,
  drawBatches,
  type Draws,
  gatherBatch,
  openShard,
  type Purpose,
  type Shard,
} from '../batches.ts';
import { closeExams, type Exams, openExams } from '../exams.ts';
import type { Federation } from '../federation.ts';
import {
  deploy,
  disband,
  drafted,
  type Fleet,
  initialModel,
  type Model,
  muster,
  rejoined,
} from '../fleet.ts';
import { participants } from '../participation.ts';
import { free } from '../engine/tensor.ts';
import { stream } from '../random.ts';
import { openServer, type Server, shutDown } from '../server.ts';
import type { MethodSpec, Spec } from '../spec.ts';
import { type LabelKind, labelKindOf, labelNamesOf } from './labels.ts';

/** What hybrid split learning keeps between rounds. */
export interface Hybrid<M extends MethodSpec = MethodSpec> {
  /** The spec that holds in this round, and its method. */
  spec: Spec;
  method: M;
  readonly federation: Federation;
  /** The clients' training samples on the engine, by client. */
  readonly shards: readonly Shard[];
  readonly exams: Exams;
  readonly server: Server;
  labelKind: LabelKind;
  /** The name under which each class travels, `[classes]`. */
  labelNames: readonly number[];
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
  const labelKind = labelKindOf(method);
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
    labelNames: labelNamesOf(labelKind, spec.seed, federation.classes),
    fleets: fleets.map((fleet, a) => deploy(fleet, shared[a]!)),
    shared,
  };
}

/** From now on the world follows another spec of the same data, clients and method. */
export function follow<M extends MethodSpec>(world: Hybrid<M>, spec: Spec): void {
  world.spec = spec;
  world.method = spec.method as M;
  world.labelKind = labelKindOf(spec.method);
  world.labelNames = labelNamesOf(world.labelKind, spec.seed, world.federation.classes);
}

/** The fleets of the clients that take part in a round: one per architecture, some perhaps without members. Freed with `release`. */
export function present({ spec, fleets }: Hybrid, round: number): readonly Fleet[] {
  const clients = participants(spec, round);
  return fleets.map((fleet) => drafted(fleet, clients));
}

/**
 * The end of a round: the models of the crews' members and the shared model of each crew take the place of
 * what they were, and the world has their weights. Who took no part keeps its model, an architecture without a crew G.
 */
export function succeed(world: Hybrid, crews: readonly Fleet[], shared: readonly Model[]): void {
  const names = crews.map(({ architecture }) => architecture.name);
  const found = world.fleets.map(({ architecture }) => names.indexOf(architecture.name));
  world.fleets = world.fleets.map((fleet, a) =>
    found[a]! < 0 ? fleet : rejoined(fleet, crews[found[a]!]!),
  );
  world.shared = world.shared.map((model, a) => {
    if (found[a]! < 0) return model;
    free(...model);
    return shared[found[a]!]!;
  });
}

/** Frees the weights of crews that are not the clients' own fleets. */
export function release({ fleets }: Hybrid, crews: readonly Fleet[]): void {
  disband(crews.filter((crew) => !fleets.includes(crew)));
}

/** Frees everything. */
export function closeHybrid(world: Hybrid): void {
  disband(world.fleets);
  world.shared.forEach((model) => free(...model));
  shutDown(world.server);
  world.shards.forEach(closeShard);
  closeExams(world.exams);
}

/** What one step of a round trains on. */
export interface StepBatches {
  /** One batch per fleet. */
  readonly shares: readonly Batch[];
  /** One batch per fleet for inner steps; none where they are not asked for. */
  readonly supports: readonly Batch[];
  /** Whether it is the last of its kind in the round, whose messages are looked at. */
  readonly isLast: boolean;
}

/** Which batches of a round. */
export interface Supply {
  /** Default `batch`. */
  readonly purpose?: Purpose;
  /** Default `method.stepsPerRound`. */
  readonly steps?: number;
  /** Whether every step has support batches too; default no. */
  readonly supported?: boolean;
}

/** The batches of one round for the given extractors, step by step. */
export function* batches(
  { spec, method, federation, shards }: Hybrid,
  crews: readonly Fleet[],
  round: number,
  { purpose = 'batch', steps = method.stepsPerRound, supported = false }: Supply = {},
): Generator<StepBatches> {
  const { batch } = method;
  const drawn = (purpose: Purpose) =>
    drawBatches(federation.clients, { seed: spec.seed, round, steps, batch, purpose });
  const gathered = (draws: Draws, step: number) =>
    crews.map((crew) => gatherBatch(crew, shards, draws, step, batch));
  const [draws, support] = [drawn(purpose), supported ? drawn('support') : null];
  for (let step = 0; step < steps; step++) {
    const shares = gathered(draws, step);
    const supports = support ? gathered(support, step) : [];
    try {
      yield { shares, supports, isLast: step === steps - 1 };
    } finally {
      for (const { input, labels } of [...shares, ...supports]) free(input, labels);
    }
  }
}
