import type { ClientCard, Opening } from '#lib/sim/snapshot.ts';

/** What the clients are asked: a fixed list of `n` samples, split for each client into ID and OOD. */
export interface Questions {
  readonly classes: number;
  /** `[n]` class of every sample. */
  readonly labels: Uint8Array;
  /** One per client, in the order of the answers. */
  readonly clients: readonly Split[];
}

/** The samples of a client's own classes and of the others, as indices into the list. */
export interface Split {
  /** Ascending. */
  readonly id: Uint16Array;
  /** In the client's own seeded order; empty for a client that holds every class. */
  readonly ood: Uint16Array;
}

/** The questions behind `Keepsake.test`: the full test set. */
export function testQuestions(opening: Opening): Questions {
  const { classes, testLabels: labels } = opening;
  const clients = opening.clients.map((card) => ({ id: held(card, labels), ood: card.oodOrder }));
  return { classes, labels, clients };
}

/** The questions behind `Snapshot.probe`: the probe samples, OOD in the same order as in the test set. */
export function probeQuestions(opening: Opening): Questions {
  const { classes, testLabels, probe } = opening;
  const labels = probeLabels(opening);
  const place = new Int32Array(testLabels.length).fill(-1);
  probe.forEach((sample, index) => (place[sample] = index));
  const clients = opening.clients.map((card) => ({
    id: held(card, labels),
    ood: placed(card.oodOrder, place),
  }));
  return { classes, labels, clients };
}

/** `[probe]` class of every probe sample. */
export function probeLabels({ probe, testLabels }: Opening): Uint8Array {
  return Uint8Array.from(probe, (sample) => testLabels[sample]!);
}

/**
 * A client's test set at an OOD ratio ρ: all its ID samples, then the first round(ρ × that number) of its OOD
 * samples, or as many as there are. The set at a smaller ρ is the beginning of the set at a larger one.
 */
export function askedAt(split: Split, rho: number): Uint16Array {
  const { id, ood: some } = splitAt(split, rho);
  const asked = new Uint16Array(id.length + some.length);
  asked.set(id);
  asked.set(some, id.length);
  return asked;
}

/** The same, with ID and OOD samples apart. */
export function splitAt({ id, ood }: Split, rho: number): Split {
  return { id, ood: ood.subarray(0, Math.round(rho * id.length)) };
}

/** Indices of the samples whose class the client holds. */
function held({ classes }: ClientCard, labels: Uint8Array): Uint16Array {
  const indices = new Uint16Array(labels.length);
  let count = 0;
  for (let i = 0; i < labels.length; i++) if (classes.includes(labels[i]!)) indices[count++] = i;
  return indices.slice(0, count);
}

/** The places of those samples that have one, which is 0 or more. */
function placed(samples: Uint16Array, place: Int32Array): Uint16Array {
  const places = new Uint16Array(samples.length);
  let count = 0;
  for (let i = 0; i < samples.length; i++) {
    const own = place[samples[i]!]!;
    if (own >= 0) places[count++] = own;
  }
  return places.slice(0, count);
}
