import { average, mix, spread } from './engine/blend.ts';
import {
  concatRows,
  free,
  reshape,
  scope,
  splitRows,
  tensor,
  type Tensor,
} from './engine/tensor.ts';
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

/** Fleets of one architecture as one, on weights of its own. */
export function join(...fleets: readonly [Fleet, ...Fleet[]]): Fleet {
  return {
    ...fleets[0],
    members: fleets.flatMap(({ members }) => members),
    weights: fleets[0].weights.map((_, i) => concatRows(fleets.map(({ weights }) => weights[i]!))),
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
  const rows = features.map((z) => reshape(z, [z.shape[0]! * z.shape[1]!, z.shape[2]!]));
  const all = concatRows(rows);
  return reshape(all, [1, ...all.shape]);
}

/** The mean model over all members. */
export function averaged({ weights }: Fleet): Model {
  return weights.map((parameter) => average(parameter));
}

/** The clients' own extractors of a fleet, each mixed with the mean: `λ φ_k + (1 − λ) mean φ` (Han et al. 2023). */
export function mixed(fleet: Fleet, mean: Model, keep: number): Fleet {
  const members = fleet.members.filter(({ simulated }) => !simulated);
  const counts = [members.length, fleet.members.length - members.length];
  const weights = scope(() =>
    fleet.weights.map((parameter, i) => mix(splitRows(parameter, counts)[0]!, mean[i]!, keep)),
  );
  return { ...fleet, members, weights };
}

/** Frees the fleets' weights. */
export function disband(fleets: readonly Fleet[]): void {
  for (const { weights } of fleets) free(...weights);
}
