import type { Questions, Split } from './questions.ts';

/** Which samples of a client: of its own classes, of the others, or both. */
export type Part = 'id' | 'ood' | 'all';

/**
 * How often samples of each class (row) get each answer (column): counts `[classes, classes]`.
 * @param answers `[K, n]`, of the client exits, the server or the gate (`gatedAnswers`).
 * @param client one of them; null: all clients together.
 */
export function confusion(
  answers: Uint8Array,
  { classes, labels, clients }: Questions,
  part: Part = 'all',
  client: number | null = null,
): Uint32Array {
  const counts = new Uint32Array(classes * classes);
  const asked = client === null ? clients.keys() : [client];
  for (const k of asked) {
    for (const sample of samplesOf(clients[k]!, part))
      counts[labels[sample]! * classes + answers[k * labels.length + sample]!]!++;
  }
  return counts;
}

/** The samples of one part of a client's test set, ID before OOD. */
export function* samplesOf({ id, ood }: Split, part: Part): Iterable<number> {
  if (part !== 'ood') yield* id;
  if (part !== 'id') yield* ood;
}
