import type { Answers, ClientCard, Features, Opening } from '#lib/sim/snapshot.ts';
import { stream } from '#lib/sim/random.ts';

/** A client card of which only what is given matters. */
export function card(
  id: number,
  classes: number[],
  oodOrder: number[],
  architecture = 'mlp-s',
): ClientCard {
  const none = new Uint8Array(0);
  return {
    id,
    architecture,
    classes,
    counts: [],
    parameters: 0,
    flops: 0,
    shown: none,
    shownLabels: none,
    oodOrder: Uint16Array.from(oodOrder),
  };
}

/** An opening of which only the clients, the test labels and the probe matter. */
export function opening(
  clients: ClientCard[],
  testLabels: number[],
  probe: number[] = [],
): Opening {
  return {
    classes: Math.max(...testLabels) + 1,
    side: 1,
    clients,
    testLabels: Uint8Array.from(testLabels),
    probe: Uint16Array.from(probe),
    mapped: new Uint16Array(0),
    probeImages: new Uint8Array(probe.length),
    server: { parameters: 0, flops: 0 },
    keptRounds: [],
  };
}

/**
 * Two clients, three classes, two test samples each. Client 0 holds classes 0 and 1, client 1 holds class 2.
 *
 *     sample      0    1    2    3    4    5
 *     label       0    0    1    1    2    2
 *     0: exit     0    1    1    1    0    1     ID 3/4, OOD 0/2
 *        entropy .1   .2   .1   .5   .9   .9
 *        server   0    0    1    0    2    1     ID 3/4, OOD 1/2
 *     1: exit     2    2    2    2    2    2     ID 2/2, OOD 0/4
 *        entropy .4   .5   .6   .7    0   .3
 *        server   0    1    1    1    2    0     ID 1/2, OOD 3/4
 */
export const small = opening(
  [card(0, [0, 1], [5, 4]), card(1, [2], [3, 0, 2, 1], 'cnn-s')],
  [0, 0, 1, 1, 2, 2],
  [0, 2, 3, 5],
);

export const smallAnswers = {
  entropy: Float32Array.of(0.1, 0.2, 0.1, 0.5, 0.9, 0.9, 0.4, 0.5, 0.6, 0.7, 0, 0.3),
  client: Uint8Array.of(0, 1, 1, 1, 0, 1, 2, 2, 2, 2, 2, 2),
  server: Uint8Array.of(0, 0, 1, 0, 2, 1, 0, 1, 1, 1, 2, 0),
} satisfies Answers;

/** Random answers of `K` clients to `n` test samples of ten classes, three classes per client. */
export function randomRun(K: number, n: number) {
  const random = stream(7, 'answers');
  const labels = Array.from({ length: n }, (_, sample) => Math.floor((sample * 10) / n));
  const clients = Array.from({ length: K }, (_, k) => {
    const classes = random.shuffled(Array(10).keys()).slice(0, 3);
    const ood = labels
      .map((_, sample) => sample)
      .filter((sample) => !classes.includes(labels[sample]!));
    return card(k, classes, random.shuffled(ood));
  });
  const answer = () =>
    Uint8Array.from({ length: K * n }, (_, at) =>
      random.uniform() < 0.6 ? labels[at % n]! : random.below(10),
    );
  const answers = {
    // Two decimals, so that many samples share an entropy.
    entropy: Float32Array.from({ length: K * n }, () => random.below(101) / 100),
    client: answer(),
    server: answer(),
  } satisfies Answers;
  return { opening: opening(clients, labels), answers };
}

/** Features `[K, n, width]` from one matrix of rows per client. */
export function featuresOf(clients: number[][][]): Features {
  return { width: clients[0]![0]!.length, values: Float32Array.from(clients.flat(2)) };
}

/** Rows `[n, width]`: each class around its own random direction. */
export function clusters(labels: ArrayLike<number>, width: number, noise = 0.1): number[][] {
  const random = stream(3, 'clusters');
  const normal = (scale: number) => Array.from({ length: width }, () => scale * random.normal());
  const centres = Array.from({ length: 10 }, () => normal(1));
  return Array.from(labels, (label) => normal(noise).map((x, i) => x + centres[label]![i]!));
}
