import { descend, differentiate, type Tap, wire } from '../engine/gradient.ts';
import { crossEntropy } from '../engine/losses.ts';
import { add, concatRows, read, scale, scope, sum, type Tensor } from '../engine/tensor.ts';
import { exit, extract, type Fleet, type Member, pool } from '../fleet.ts';
import { serverWeights } from '../server.ts';
import { adapt, type Inner } from './adapt.ts';
import type { Contrast } from './alignment.ts';
import type { Hybrid, StepBatches } from './hybrid.ts';
import type { Crew } from './method.ts';
import { serve } from './serve.ts';

/** The losses of a hybrid step. */
export interface Objective {
  /** γ: weight of the early-exit loss; the server's has 1 − γ. */
  readonly exitWeight: number;
  /** Alignment: null where it is off. */
  readonly contrast: Contrast | null;
  /** Inner steps: null or left out where there are none. */
  readonly inner?: Inner | null;
}

/** What a step is of: the rounds' training, or what follows the last one. */
export type Phase = 'training' | 'personalise' | 'realign';

/** What one step leaves behind. */
export interface Step {
  readonly phase: Phase;
  /** The extractors that took part. */
  readonly crews: readonly Crew[];
  /** Early-exit loss of each client's own extractor, by client, null if it took no part; none where only the server steps. */
  readonly exit: readonly (number | null)[];
  /** Null where only clients step. */
  readonly server: number | null;
  readonly contrast: number | null;
  /**
   * What crossed the wire in a phase's last step, null in the others: pooled features up and, if the
   * clients step, their gradient down, `[rows, CUT_WIDTH]`; labels as they travel, `[rows]`, or where they do
   * not the logits down and their gradient up, `[rows, classes]`.
   */
  readonly wire: readonly Float32Array[] | null;
}

/**
 * One step of hybrid split training on the pooled batch of M extractors: the clients descend
 * `γ CE(h_k(z), y) + (1 − γ) M L_server` (the head on its first term alone), the server descends
 * `L_server = CE(c(g(z)), y) + μ L_con(p(g(z)))`, a mean over the pooled rows. M undoes that mean
 * for the clients: without it a client's share of the gradient shrinks as extractors join. With inner
 * steps all losses and gradients are those of the adapted copies; what steps is what they adapted from.
 */
export function hybridStep(
  world: Hybrid,
  crews: readonly Fleet[],
  { shares, supports, isLast }: StepBatches,
  { exitWeight, contrast, inner = null }: Objective,
): Step {
  const { server, method, labelKind } = world;
  return scope(() => {
    const members = crews.flatMap((crew) => crew.members);
    const labels = concatRows(shares.map((share) => share.labels));
    const adapted = inner ? adapt(crews, supports, inner) : crews;
    const [ofClients, ofServer] = [weightsOf(adapted), serverWeights(server)];
    const [features, logits] = [tapped(isLast), tapped(isLast && labelKind === 'none')];

    const { exits, served, aligned, gradients } = differentiate(() => {
      const cuts = adapted.map((crew, i) => extract(crew, shares[i]!.input));
      const exits = adapted.map((crew, i) => crossEntropy(exit(crew, cuts[i]!), shares[i]!.labels));
      const z = wire(pool(cuts), (1 - exitWeight) * members.length, features.tap);
      const { loss, ...losses } = serve(server, { z, labels, members }, contrast, logits.tap);
      const exitLoss = scale(sum(concatRows(exits)), exitWeight);
      return { total: add(exitLoss, loss), exits, ...losses };
    }, [...ofClients, ...ofServer]);

    descend(weightsOf(crews), gradients.slice(0, ofClients.length), method.rates.client);
    descend(ofServer, gradients.slice(ofClients.length), method.rates.server);
    return {
      phase: 'training',
      crews,
      exit: byClient(world, members, exits.map(read)),
      server: read(served)[0]!,
      contrast: aligned && read(aligned)[0]!,
      wire: isLast ? [...features.seen, ...supervision(world, labels, logits.seen)] : null,
    };
  });
}

/** A tap, unless nobody is to listen, and copies of what it sees in the order in which it passes. */
export function tapped(listens: boolean): { seen: Float32Array[]; tap: Tap | undefined } {
  const seen: Float32Array[] = [];
  const tap: Tap = (there, back) => void seen.push(read(there), read(back));
  return { seen, tap: listens ? tap : undefined };
}

/** What crosses the wire so that the server learns classes: labels by their names, or else the logits that were tapped. */
export function supervision(
  { labelKind, labelNames }: Hybrid,
  labels: Tensor,
  logits: readonly Float32Array[],
): readonly Float32Array[] {
  return labelKind === 'none' ? logits : [read(labels).map((label) => labelNames[label]!)];
}

/** Losses of the clients' own extractors by client, null for those that took no part. @param losses `[members]` of each fleet */
export function byClient(
  { federation: { clients } }: Hybrid,
  members: readonly Member[],
  losses: readonly Float32Array[],
): (number | null)[] {
  const values = losses.flatMap((each) => [...each]);
  const own = new Map(
    members.flatMap(({ client, simulated }, i) => (simulated ? [] : [[client, values[i]!]])),
  );
  return clients.map(({ id }) => own.get(id) ?? null);
}

function weightsOf(crews: readonly Fleet[]): Tensor[] {
  return crews.flatMap(({ weights }) => weights);
}
