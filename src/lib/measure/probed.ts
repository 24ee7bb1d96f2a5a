import type { ClientCard, Opening } from '#lib/sim/snapshot.ts';
import { probeLabels } from './questions.ts';

/** What the geometry of features needs to know of the experiment: the probe samples, and through whom they are seen. */
export interface Probed {
  readonly classes: number;
  /** `[n]` class of every probe sample. */
  readonly labels: Uint8Array;
  /** One per client, in the order of the features. */
  readonly clients: readonly Pick<ClientCard, 'architecture' | 'classes' | 'counts'>[];
}

/** That part of an opening. */
export function probed(opening: Opening): Probed {
  const clients = opening.clients.map(({ architecture, classes, counts }) => ({
    architecture,
    classes,
    counts,
  }));
  return { classes: opening.classes, labels: probeLabels(opening), clients };
}
