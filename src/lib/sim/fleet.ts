import { average, extend, mix, spread } from './engine/blend.ts';
import {
  concatRows,
  free,
  gather,
  pooled,
  reshape,
  scope,
  sliceRows,
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

/** The members of a fleet whose clients are among the given: the fleet itself if all are, else on weights of their own. */
export function drafted(fleet: Fleet, clients: readonly number[]): Fleet {
  const rows = [...fleet.members.keys()].filter((i) => clients.includes(fleet.members[i]!.client));
  if (rows.length === fleet.members.length) return fleet;
  const members = rows.map((i) => fleet.members[i]!);
  return {
    ...fleet,
    members,
    weights: rows.length ? fleet.weights.map((p) => rowsOf(p, rows)) : [],
  };
}

/**
 * The fleet with the models of some of its members, in their order, in place of what they were. Takes the
 * weights of both: neither may be used again.
 */
export function rejoined(fleet: Fleet, crew: Fleet): Fleet {
  const { length } = fleet.members;
  if (crew.members.length === 0) return fleet;
  const places = new Map(crew.members.map(({ client }, i) => [client, length + i]));
  const rows = fleet.members.map(({ client }, i) => places.get(client) ?? i);
  const isWhole = crew.members.length === length;
  const weights = isWhole
    ? crew.weights
    : fleet.weights.map((p, i) => scope(() => rowsOf(concatRows([p, crew.weights[i]!]), rows)));
  disband(isWhole ? [fleet] : [fleet, crew]);
  return { ...fleet, weights };
}

/** The fleets that have members. */
export function manned(fleets: readonly Fleet[]): Fleet[] {
  return fleets.filter(({ members }) => members.length > 0);
}

/** The fleet with further members who have copies of the model, on weights of its own. */
export function enlist(fleet: Fleet, members: readonly Member[], model: Model): Fleet {
  if (fleet.members.length === 0) {
    return members.length ? deploy({ ...fleet, members }, model) : fleet;
  }
  return {
    ...fleet,
    members: [...fleet.members, ...members],
    weights: fleet.weights.map((parameter, i) => extend(parameter, model[i]!, members.length)),
  };
}

/** The same fleet on a copy of its weights. */
export function copied(fleet: Fleet): Fleet {
  return { ...fleet, weights: fleet.weights.map((p) => sliceRows(p, 0, fleet.members.length)) };
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
  if (members.length === 0) return { ...fleet, members, weights: [] };
  const weights = fleet.weights.map((parameter, i) =>
    mix(parameter, mean[i]!, keep, members.length),
  );
  return { ...fleet, members, weights };
}

/** Some rows of `stack [n,…]`, `[rows,…]`. */
function rowsOf(stack: Tensor, rows: readonly number[]): Tensor {
  return scope(() => {
    const found = gather([stack], [Uint32Array.from(rows)]);
    return reshape(found, found.shape.slice(1));
  });
}

/** Frees the fleets' weights. */
export function disband(fleets: readonly Fleet[]): void {
  for (const { weights } of fleets) free(...weights);
}
