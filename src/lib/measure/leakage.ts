import { stream } from '#lib/sim/random.ts';
import type { Features } from '#lib/sim/snapshot.ts';
import { assignment } from './assignment.ts';
import { halves, rowsOf } from './halves.ts';
import { kMeans } from './kmeans.ts';
import { mean } from './mean.ts';
import type { Probed } from './probed.ts';

/**
 * What the server can find out of class labels, by how they travel: shares of features whose class it names right,
 * 0 … 1; null where there is nothing to name.
 */
export interface Leakage {
  /** Labels sent as they are: 1. */
  readonly labels: number;
  /**
   * Labels sent as π(y). Which features are of one class is then known in full; this is the share of training samples
   * whose class gets its name by sorting: the most frequent π(y) is the most frequent class, equally frequent ones
   * are guessed. It takes an onlooker who knows how many training samples there are of each class: an upper bound for
   * one who knows less, a lower bound for one who also knows a few samples or which client holds what.
   */
  readonly permuted: number | null;
  /**
   * No labels sent, and only features looked at: k-means over those of all clients together, with as many clusters as
   * classes, each cluster named as is best in hindsight, one to one (Hungarian). An upper bound of naming these clusters,
   * a lower bound of what features give away: other methods may find better ones, or take one client at a time. It is
   * no bound of the whole exchange: in this mode a client returns the gradient of its cross-entropy by the logits, whose
   * only negative number stands at the sample's class (Zhao, Mopuri and Bilen 2020). Who looks there reads every class.
   */
  readonly none: number | null;
  /** What the same procedures give without information: names at random, and the same clusters on shuffled labels. */
  readonly chance: { readonly permuted: number | null; readonly none: number | null };
  /**
   * The class of the nearest class centroid, fitted on features of even ordinal with their labels and tested on the
   * others: what a server that has learned the classes reads off features that come without, as at inference.
   */
  readonly centroid: number | null;
}

/** Clusterings of which the best is taken. */
const RESTARTS = 4;

/** Shuffles over which chance is averaged. */
const SHUFFLES = 20;

/**
 * Leakage of labels from features `[K, n, width]` of one stage. What is looked at is what goes up in training: through
 * each client, the probe samples of its own classes. Draws from fixed streams: the same features give the same figures.
 */
export function leakage({ width, values }: Features, probed: Probed): Leakage {
  const rows = sentRows(probed);
  const truth = rows.map((row) => probed.labels[row % probed.labels.length]!);
  const permuted = byFrequency(probed);
  const found = rows.length
    ? byClusters({ width, values: rowsOf(rows, values, width) }, truth, probed.classes)
    : { none: null, chance: null };
  return {
    labels: 1,
    permuted: permuted.named,
    none: found.none,
    chance: { permuted: permuted.chance, none: found.chance },
    centroid: byCentroid({ width, values }, rows, probed),
  };
}

/** Rows of `[K, n]` of which the client holds the class. */
function sentRows({ labels, clients }: Probed): number[] {
  return clients.flatMap(({ classes }, client) =>
    [...labels.keys()]
      .filter((sample) => classes.includes(labels[sample]!))
      .map((sample) => client * labels.length + sample),
  );
}

/** The share of training samples named by the order of frequencies, and by chance. */
function byFrequency({ classes, clients }: Probed): {
  named: number | null;
  chance: number | null;
} {
  const totals = Array.from({ length: classes }, (_, label) =>
    clients.reduce((sum, { counts }) => sum + (counts[label] ?? 0), 0),
  ).filter((total) => total > 0);
  const all = totals.reduce((sum, total) => sum + total, 0);
  if (all === 0) return { named: null, chance: null };
  const alike = (total: number) => totals.filter((other) => other === total).length;
  const named = totals.reduce((sum, total) => sum + total / all / alike(total), 0);
  return { named, chance: 1 / totals.length };
}

/** The share of rows named by clusters, and by clusters of the same sizes that have nothing to do with classes. */
function byClusters(
  rows: { readonly width: number; readonly values: Float64Array },
  truth: readonly number[],
  classes: number,
): { none: number; chance: number | null } {
  const { of } = kMeans(rows, classes, stream(1, 'leakage', 'k-means'), RESTARTS);
  const random = stream(1, 'leakage', 'chance');
  const shuffled = Array.from({ length: SHUFFLES }, () => random.shuffled(truth));
  return {
    none: matched(of, truth, classes),
    chance: mean(shuffled.map((labels) => matched(of, labels, classes))),
  };
}

/** The share of rows whose cluster has their class's name, named one to one as well as can be. */
function matched(clusters: Uint8Array, truth: readonly number[], classes: number): number {
  const counts = new Float64Array(classes * classes);
  truth.forEach((label, row) => counts[clusters[row]! * classes + label]!++);
  let right = 0;
  assignment(counts, classes).forEach((label, cluster) => {
    right += counts[cluster * classes + label]!;
  });
  return right / truth.length;
}

function byCentroid(
  { width, values }: Features,
  rows: readonly number[],
  { classes, labels }: Probed,
): number | null {
  const known = new Set(halves(labels).even);
  const sample = (row: number) => row % labels.length;
  const centroids = new Float64Array(classes * width);
  const sizes = new Uint32Array(classes);
  for (const row of rows.filter((row) => known.has(sample(row)))) {
    const label = labels[sample(row)]!;
    sizes[label]!++;
    for (let i = 0; i < width; i++) centroids[label * width + i]! += values[row * width + i]!;
  }
  const means = centroids.map((sum, at) => sum / sizes[Math.floor(at / width)]!);
  const asked = rows.filter((row) => !known.has(sample(row)));
  const right = asked.filter(
    (row) => nearest(values, row * width, means, width) === labels[sample(row)],
  );
  return asked.length ? right.length / asked.length : null;
}

/** The nearest of the centroids to the row that begins at `start`; those without samples are not numbers. */
function nearest(
  values: Float32Array,
  start: number,
  centroids: Float64Array,
  width: number,
): number {
  let best = -1;
  let least = Infinity;
  for (let label = 0; label * width < centroids.length; label++) {
    let apart = 0;
    for (let i = 0; i < width; i++)
      apart += (values[start + i]! - centroids[label * width + i]!) ** 2;
    if (!(apart < least)) continue;
    least = apart;
    best = label;
  }
  return best;
}
