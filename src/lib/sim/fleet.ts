import { average, extend, mix, spread } from './engine/blend.ts';
import { free, pooled, tensor, type Tensor } from './engine/tensor.ts';
import type { Federation } from './federation.ts';
import type { Architecture } from './nets/architecture.ts';
import { clientNet, type ClientNet } from './nets/client.ts';
import { forward } from './nets/forward.ts';
import { initial, shapes } from './nets/layers.ts';
import type { Stream } from './random.ts';

/** One extractor of a fleet: a client's own, or one that the client simulates. */
export interface Member {
  readonly client: number;
  readonly simulated: boolean;
}

/**
 * Extractors of one architecture with their early-exit heads, stacked so that one batched
 * computation serves all of them. Whoever makes a fleet frees it with `disband`.
 */
export interface Fleet {
  readonly architecture: Architecture;
  readonly net: ClientNet;
  readonly members: readonly Member[];
  /** Per parameter `[members, …]`: the extractor's, then the head's. */
  readonly weights: readonly Tensor[];
}

/** The parameters of one extractor and head that belong to no client, each `[…]`. */
export type Model = readonly Tensor[];

/** One fleet without weights per architecture that clients have, in the order in which it is first dealt. */
export function muster({ clients, side, classes }: Federation): Omit<Fleet, 'weights'>[] {
  const names = [...new Set(clients.map(({ architecture }) => architecture.name))];
  return names.map((name) => {
    const owners = clients.filter(({ architecture }) => architecture.name === name);
    const { architecture } = owners[0]!;
    return {
      architecture,
      net: clientNet(architecture, side, classes),
      members: owners.map(({ id }) => ({ client: id, simulated: false })),
    };
  });
}

/** Initial parameters of an extractor and its head. */
export function initialModel({ extractor, head }: ClientNet, random: Stream): Model {
  return [extractor, head].flatMap((layers) => {
    const sizes = shapes(layers);
    return initial(layers, random).map((values, i) => tensor(values, sizes[i]!));
  });
}

/** Gives every member a copy of the model. */
export function deploy(fleet: Omit<Fleet, 'weights'>, model: Model): Fleet {
  return { ...fleet, weights: model.map((parameter) => spread(parameter, fleet.members.length)) };
}

/** The fleet with further members who have copies of the model, on weights of its own. */
export function enlist(fleet: Fleet, members: readonly Member[], model: Model): Fleet {
  return {
    ...fleet,
    members: [...fleet.members, ...members],
    weights: fleet.weights.map((parameter, i) => extend(parameter, model[i]!, members.length)),
  };
}

/** Cut features z of every member, `[members, batch, CUT_WIDTH]`. @param input `[members, batch, values]`, as from `inputOf`; `[1, …]` for all alike */
export function extract({ net, weights }: Fleet, input: Tensor): Tensor {
  return forward(net.extractor, weights.slice(0, shapes(net.extractor).length), input);
}

/** Logits of every member's early exit, `[members, batch, classes]`. @param z `[members, batch, CUT_WIDTH]` */
export function exit({ net, weights }: Fleet, z: Tensor): Tensor {
  return forward(net.head, weights.slice(shapes(net.extractor).length), z);
}

/** The features of all extractors as one batch, `[1, Σ members × batch, CUT_WIDTH]`. */
export function pool(features: readonly Tensor[]): Tensor {
  return pooled(features);
}

/** The mean model over all members. */
export function averaged({ weights }: Fleet): Model {
  return weights.map((parameter) => average(parameter));
}

/** The clients' own extractors, which are a fleet's first, each mixed with the mean: `λ φ_k + (1 − λ) mean φ` (Han et al. 2023). */
export function mixed(fleet: Fleet, mean: Model, keep: number): Fleet {
  const members = fleet.members.filter(({ simulated }) => !simulated);
  const weights = fleet.weights.map((parameter, i) =>
    mix(parameter, mean[i]!, keep, members.length),
  );
  return { ...fleet, members, weights };
}

/** Frees the fleets' weights. */
export function disband(fleets: readonly Fleet[]): void {
  for (const { weights } of fleets) free(...weights);
}
