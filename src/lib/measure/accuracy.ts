import { mean } from './mean.ts';
import type { Questions } from './questions.ts';
import { worstDecile } from './worstDecile.ts';

/** Shares of right answers, 0 … 1; null where nothing was asked (a client that holds every class has no OOD). */
export interface Accuracy {
  readonly id: number | null;
  readonly ood: number | null;
  readonly all: number | null;
}

/** Accuracy seen through each client, and over the clients that were asked: the mean, and that of the worst tenth. */
export interface Accuracies {
  readonly clients: readonly Accuracy[];
  readonly mean: Accuracy;
  /** Of each figure its own worst tenth of clients. */
  readonly worst: Accuracy;
}

/** Accuracy of the answers `[K, n]` of the client exits, or of the server, on all ID and all OOD samples. */
export function accuracy(answers: Uint8Array, { labels, clients }: Questions): Accuracies {
  const each = clients.map(({ id, ood }, client) => {
    const own = answersOf(answers, client, labels.length);
    const right = { id: rightAmong(own, labels, id), ood: rightAmong(own, labels, ood) };
    return {
      id: share(right.id, id.length),
      ood: share(right.ood, ood.length),
      all: share(right.id + right.ood, id.length + ood.length),
    };
  });
  return { clients: each, mean: over(each, mean), worst: over(each, worstDecile) };
}

/** Accuracy by client and class, `[K, classes]` row by row, 0 … 1; NaN for a class without samples. */
export function accuracyByClass(
  answers: Uint8Array,
  { labels, classes, clients }: Questions,
): Float64Array {
  const asked = new Float64Array(classes);
  for (const label of labels) asked[label]!++;
  const right = new Float64Array(clients.length * classes);
  for (let client = 0; client < clients.length; client++) {
    for (let sample = 0; sample < labels.length; sample++) {
      const label = labels[sample]!;
      if (answers[client * labels.length + sample] === label) right[client * classes + label]!++;
    }
  }
  return right.map((count, cell) => count / asked[cell % classes]!);
}

/** One client's row of answers `[K, n]`, not copied. */
export function answersOf(answers: Uint8Array, client: number, n: number): Uint8Array {
  return answers.subarray(client * n, (client + 1) * n);
}

function over(
  clients: readonly Accuracy[],
  figure: (values: (number | null)[]) => number | null,
): Accuracy {
  return {
    id: figure(clients.map(({ id }) => id)),
    ood: figure(clients.map(({ ood }) => ood)),
    all: figure(clients.map(({ all }) => all)),
  };
}

function rightAmong(answers: Uint8Array, labels: Uint8Array, samples: Uint16Array): number {
  let right = 0;
  for (const sample of samples) if (answers[sample] === labels[sample]) right++;
  return right;
}

function share(right: number, asked: number): number | null {
  return asked ? right / asked : null;
}
