import type { Answers } from '#lib/sim/snapshot.ts';
import { ascending } from './order.ts';
import type { Questions, Split } from './questions.ts';

/** How well the entropy of the early exit tells OOD from ID samples: 0.5 is chance, 1 is without fault. */
export interface Auroc {
  /** One per client; null for a client that holds every class. */
  readonly clients: readonly (number | null)[];
  /** Over the samples of all clients together, as one threshold for all of them meets them. */
  readonly pooled: number | null;
}

/**
 * Area under the receiver operating characteristic of the gate: the chance that an OOD sample has a higher entropy
 * than an ID sample of its client, ties counting half (Hanley and McNeil 1982). Over all ID and all OOD samples: it does
 * not depend on ρ. An entropy that is not a number counts as the highest, as such a sample never exits.
 */
export function auroc({ entropy }: Pick<Answers, 'entropy'>, questions: Questions): Auroc {
  const each = questions.clients.map((split, client) =>
    entropies(entropy, client * questions.labels.length, split),
  );
  const pooled = { id: each.flatMap(({ id }) => id), ood: each.flatMap(({ ood }) => ood) };
  return { clients: each.map(area), pooled: area(pooled) };
}

interface Entropies {
  readonly id: readonly number[];
  readonly ood: readonly number[];
}

function entropies(entropy: Float32Array, row: number, { id, ood }: Split): Entropies {
  const of = (sample: number) => {
    const value = entropy[row + sample]!;
    return Number.isNaN(value) ? Infinity : Math.max(0, value);
  };
  return { id: Array.from(id, of), ood: Array.from(ood, of) };
}

/** By the ranks of the OOD samples (Mann and Whitney 1947); equal values share the middle of their ranks. */
function area({ id, ood }: Entropies): number | null {
  if (id.length === 0 || ood.length === 0) return null;
  const values = Float32Array.from([...id, ...ood]);
  const order = ascending(values);
  let ranks = 0;
  for (let begin = 0, end = 0; begin < order.length; begin = end) {
    let high = 0;
    for (; end < order.length && values[order[end]!] === values[order[begin]!]; end++)
      if (order[end]! >= id.length) high++;
    ranks += (high * (begin + end + 1)) / 2;
  }
  return (ranks - (ood.length * (ood.length + 1)) / 2) / (id.length * ood.length);
}
