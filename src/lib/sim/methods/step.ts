import { descend, detach, differentiate, wire } from '../engine/gradient.ts';
import { crossEntropy, supervisedContrastive } from '../engine/losses.ts';
import {
  add,
  concatRows,
  read,
  reshape,
  scale,
  scope,
  sum,
  tensor,
  type Tensor,
} from '../engine/tensor.ts';
import { exit, extract, type Fleet, type Member, pool } from '../fleet.ts';
import type { Hybrid, StepBatches } from './hybrid.ts';
import { classify, embed, type Server, serverWeights, trunk } from '../server.ts';

/** The losses of a hybrid step. */
export interface Objective {
  /** γ: weight of the early-exit loss; the server's has 1 − γ. */
  readonly exitWeight: number;
  /** Alignment: null where it is off. */
  readonly contrast: Contrast | null;
}

export interface Contrast {
  /** μ. */
  readonly weight: number;
  /** τ. */
  readonly temperature: number;
  readonly gradient: 'full' | 'stop-at-cut';
}

/** What one step leaves behind. */
export interface Step {
  /** Early-exit loss of each client's own extractor, by client. */
  readonly exit: readonly number[];
  readonly server: number;
  readonly contrast: number | null;
  /**
   * What crossed the wire in the round's last step, null in the others: pooled features up and their
   * gradient down, `[rows, CUT_WIDTH]`, and labels as they travel, `[rows]`.
   */
  readonly wire: readonly Float32Array[] | null;
}

/**
 * One step of hybrid split training on the pooled batch of M extractors: the clients descend
 * `γ CE(h_k(z), y) + (1 − γ) M L_server` (the head on its first term alone), the server descends
 * `L_server = CE(c(g(z)), y) + μ L_con(p(g(z)))`, a mean over the pooled rows. M undoes that mean
 * for the clients: without it a client's share of the gradient shrinks as extractors join.
 */
export function hybridStep(
  { server, method: { rates }, labelNames }: Hybrid,
  crews: readonly Fleet[],
  { shares, isLast }: StepBatches,
  { exitWeight, contrast }: Objective,
): Step {
  return scope(() => {
    const members = crews.flatMap((crew) => crew.members);
    const labels = concatRows(shares.map((share) => share.labels));
    const ofClients = crews.flatMap((crew) => crew.weights);
    const ofServer = serverWeights(server);
    const crossed: Float32Array[] = [];
    const tap = (up: Tensor, down: Tensor) => void crossed.push(read(up), read(down));

    const { exits, served, aligned, gradients } = differentiate(() => {
      const features = crews.map((crew, i) => extract(crew, shares[i]!.input));
      const exits = crews.map((crew, i) =>
        crossEntropy(exit(crew, features[i]!), shares[i]!.labels),
      );
      const toClients = (1 - exitWeight) * members.length;
      const z = wire(pool(features), toClients, isLast ? tap : undefined);
      const t = trunk(server, z);
      const served = sum(crossEntropy(classify(server, t), labels));
      const aligned = contrast && alignment(server, contrast, z, t, labels, members);

      const exitLoss = scale(sum(concatRows(exits)), exitWeight);
      const serverLoss = aligned ? add(served, scale(aligned, contrast.weight)) : served;
      return { total: add(exitLoss, serverLoss), exits, served, aligned };
    }, [...ofClients, ...ofServer]);

    descend(ofClients, gradients.slice(0, ofClients.length), rates.client);
    descend(ofServer, gradients.slice(ofClients.length), rates.server);
    return {
      exit: byClient(members, exits),
      server: read(served)[0]!,
      contrast: aligned && read(aligned)[0]!,
      wire: isLast ? [...crossed, read(labels).map((label) => labelNames[label]!)] : null,
    };
  });
}

/**
 * L_con over the embeddings of all extractors. `stop-at-cut` keeps its gradient on the server: the
 * trunk, not the cut feature, is what it shapes.
 */
function alignment(
  server: Server,
  { temperature, gradient }: Contrast,
  z: Tensor,
  t: Tensor,
  labels: Tensor,
  members: readonly Member[],
): Tensor {
  const seen = gradient === 'full' ? t : trunk(server, detach(z));
  const u = embed(server, seen);
  const rows = reshape(u, [u.shape[1]!, u.shape[2]!]);
  const batch = rows.shape[0]! / members.length;
  const extractors = Int32Array.from({ length: rows.shape[0]! }, (_, row) =>
    Math.floor(row / batch),
  );
  return supervisedContrastive(rows, labels, tensor(extractors, [extractors.length]), temperature);
}

/** Losses of the clients' own extractors, in the order of the clients. */
function byClient(members: readonly Member[], exits: readonly Tensor[]): number[] {
  const values = exits.flatMap((losses) => [...read(losses)]);
  const own = members
    .map((member, i) => ({ ...member, loss: values[i]! }))
    .filter(({ simulated }) => !simulated);
  return own.sort((a, b) => a.client - b.client).map(({ loss }) => loss);
}
