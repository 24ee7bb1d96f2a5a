import type { Features } from '#lib/sim/snapshot.ts';
import { type Halves, halves, rowsOf } from './halves.ts';
import { mean } from './mean.ts';
import { fitProbe, probeAnswers } from './ridge.ts';

/** How well features tell where they come from; at chance they are aligned, as far as a linear probe sees. */
export interface Identifiability {
  readonly client: Identified;
  /** Null in a homogeneous federation: there is nothing to tell apart. */
  readonly architecture: Identified | null;
}

/** How often a linear probe tells where features come from, and how often a guess would. */
export interface Identified {
  /** Share of features whose origin is told right, mean over classes, 0 … 1. */
  readonly accuracy: number;
  /** What the best constant answer gives: the share of the most frequent origin. */
  readonly chance: number;
}

/**
 * How well the client, and its architecture, are told from features `[K, n, width]` given the class, as domains are
 * told apart in Ben-David, Blitzer, Crammer and Pereira (2006). Within each class a ridge probe (Alain and Bengio
 * 2016) is fitted on the samples of even ordinal through all clients and tested on the others, so that no sample is
 * in both. A lower bound: another reader of the features may tell more. Identical clients give chance exactly, a
 * single client 1 with chance 1. Null without clients, or where no class has two samples.
 * @param labels `[n]` classes. @param architectures one per client.
 */
export function identifiability(
  features: Features,
  labels: Uint8Array,
  architectures: readonly string[],
): Identifiability | null {
  const kinds = [...new Set(architectures)];
  const clients = Uint8Array.from(architectures.keys());
  const kindOf = Uint8Array.from(architectures, (architecture) => kinds.indexOf(architecture));
  const client = identified(features, labels, clients);
  if (!client) return null;
  const architecture = kinds.length > 1 ? identified(features, labels, kindOf) : null;
  return { client, architecture };
}

/** How well the origins `[K]` of features are told, class by class. */
function identified(
  features: Features,
  labels: Uint8Array,
  origins: Uint8Array,
): Identified | null {
  const both = halves(labels);
  const ofClass = [...new Set(labels)].map((label) => within(both, labels, label));
  const asked = ofClass.filter(({ odd }) => odd.length > 0);
  const accuracy = mean(asked.map((samples) => told(features, labels.length, samples, origins)));
  if (accuracy === null || origins.length === 0) return null;
  return { accuracy, chance: largestShare(origins) };
}

/** The share of the odd samples of one class, through every client, whose origin the probe tells. */
function told(
  { width, values }: Features,
  n: number,
  { even, odd }: Halves,
  origins: Uint8Array,
): number {
  const rows = (samples: readonly number[]) =>
    [...origins.keys()].flatMap((client) => samples.map((sample) => client * n + sample));
  const originOf = (chosen: readonly number[]) =>
    Uint8Array.from(chosen, (row) => origins[Math.floor(row / n)]!);
  const [known, asked] = [rows(even), rows(odd)];
  const probe = fitProbe(rowsOf(known, values, width), width, originOf(known));
  const answers = probeAnswers(probe, rowsOf(asked, values, width));
  const right = originOf(asked).filter((origin, row) => answers[row] === origin);
  return right.length / asked.length;
}

function within({ even, odd }: Halves, labels: Uint8Array, label: number): Halves {
  const own = (sample: number) => labels[sample] === label;
  return { even: even.filter(own), odd: odd.filter(own) };
}

function largestShare(origins: Uint8Array): number {
  const counts = new Map<number, number>();
  for (const origin of origins) counts.set(origin, (counts.get(origin) ?? 0) + 1);
  return Math.max(...counts.values()) / origins.length;
}
