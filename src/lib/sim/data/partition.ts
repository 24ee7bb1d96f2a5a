import { stream } from '../random.ts';
import type { Spec } from '../spec.ts';
import { deal, type Dealt, shares } from './deal.ts';
import { dirichlet } from './dirichlet.ts';

/** How many samples of a class make it ID for a client under a Dirichlet partition. */
export const HELD = 5;

/** What a client gets: how many training samples of which classes, `trainPerClient` in all. */
export interface Holding {
  readonly lots: readonly { readonly label: number; readonly count: number }[];
  /** Its ID classes, ascending. */
  readonly classes: readonly number[];
}

/** The fields of a spec that decide who gets what. */
export type Dealing = Pick<Spec, 'seed' | 'draws' | 'data' | 'clients'>;

/**
 * What every client holds, by client; one more client leaves the holdings of the others as they were. Under
 * `classes` every client has as many classes, and its samples spread evenly over them; under `dirichlet` the shares
 * of the classes are drawn for each client by itself (Hsu, Qi and Brown 2019, with every class as frequent).
 */
export function partition({ seed, draws, data, clients }: Dealing, classes: number): Holding[] {
  const { count, partition } = clients;
  if (partition.kind === 'classes') {
    const { classesPerClient } = partition;
    const deck = (number: number) => stream(seed, 'deck', draws.data, number);
    const hands = deal({ count, classes, classesPerClient }, deck);
    return hands.map((hand) => evenly(hand, data.trainPerClient));
  }
  return Array.from({ length: count }, (_, client) => {
    const random = stream(seed, 'dirichlet', draws.data, client);
    return unevenly(dirichlet(random, partition.alpha, classes), data.trainPerClient);
  });
}

/** Divides a number of samples by shares that sum to 1: rounded down, then one more where most was cut off. */
export function apportioned(samples: number, shares: readonly number[]): number[] {
  const quotas = shares.map((share) => share * samples);
  const counts = quotas.map(Math.floor);
  const left = samples - counts.reduce((a, b) => a + b);
  const cut = [...quotas.keys()].sort(
    (a, b) => quotas[b]! - counts[b]! - (quotas[a]! - counts[a]!) || a - b,
  );
  for (const label of cut.slice(0, left)) counts[label]!++;
  return counts;
}

function evenly(hand: Dealt, samples: number): Holding {
  const counts = shares(samples, hand.length);
  return {
    lots: hand.map((label, i) => ({ label, count: counts[i]! })),
    classes: [...hand].sort((a, b) => a - b),
  };
}

function unevenly(proportions: readonly number[], samples: number): Holding {
  const lots = apportioned(samples, proportions).map((count, label) => ({ label, count }));
  return {
    lots: lots.filter(({ count }) => count > 0),
    classes: lots.filter(({ count }) => count >= HELD).map(({ label }) => label),
  };
}
