import { oodOrder } from '#lib/sim/ood.ts';
import type { ClientCard, Opening } from '#lib/sim/snapshot.ts';
import type { Spec } from '#lib/sim/spec.ts';
import { fromPlanes, lettersOf, numbersOf, planesOf } from './letters.ts';

/** Greys of a stored image: a thumbnail of 32 cannot be told from one of 256. */
const GREYS = 32;

/** Numbers of samples are below 64³. */
const PLANES = 3;

/** What differs between the openings of a group: the clients' models and the server's, and which rounds are kept. */
export interface Models extends Pick<Opening, 'server' | 'keptRounds'> {
  readonly cards: readonly Pick<ClientCard, 'architecture' | 'parameters' | 'flops'>[];
}

/** What the openings of all runs of a group share: who holds what, and on what everybody is measured. */
export type Shared = Omit<Opening, 'clients' | 'server' | 'keptRounds'> & {
  readonly clients: readonly SharedCard[];
};

type SharedCard = Omit<ClientCard, 'architecture' | 'parameters' | 'flops'>;

/** What decides on the order of a client's OOD samples, beside its classes. */
type Draw = Pick<Spec, 'seed' | 'draws'>;

/** A group as it is stored: images in 32 greys, numbers of samples as planes, OOD orders by what they are drawn from. */
export interface StoredGroup extends Pick<Opening, 'classes' | 'side'>, Draw {
  readonly clients: readonly (Pick<SharedCard, 'id' | 'classes' | 'counts'> & {
    readonly shown: string;
    readonly shownLabels: string;
  })[];
  readonly testLabels: string;
  readonly probe: string;
  readonly probeImages: string;
  readonly mapped: string;
}

/** What decides on the points of a spec's maps, as text: runs that agree in it are a group. */
export function sharedPart({ seed, draws, data, clients: { count, partition } }: Spec): string {
  return JSON.stringify([seed, draws.data, data, count, partition]);
}

/** What a run adds to its group. */
export function modelsOf({ clients, server, keptRounds }: Opening): Models {
  const cards = clients.map(({ architecture, parameters, flops }) => ({
    architecture,
    parameters,
    flops,
  }));
  return { cards, server, keptRounds };
}

/** The opening of a run of a group. */
export function openingOf(shared: Shared, { cards, server, keptRounds }: Models): Opening {
  const clients = shared.clients.map((client, id) => ({ ...client, ...cards[id]! }));
  return { ...shared, clients, server, keptRounds };
}

/** What the opening of any run of a group tells of the group. */
export function packGroup(opening: Opening, { seed, draws }: Draw): StoredGroup {
  const { classes, side, clients, testLabels, probe, probeImages, mapped } = opening;
  return {
    seed,
    draws,
    classes,
    side,
    clients: clients.map(({ id, classes, counts, shown, shownLabels }) => ({
      id,
      classes,
      counts,
      shown: imageLetters(shown),
      shownLabels: lettersOf(shownLabels),
    })),
    testLabels: lettersOf(testLabels),
    probe: planesOf(probe, PLANES),
    probeImages: imageLetters(probeImages),
    mapped: planesOf(mapped, PLANES),
  };
}

/** What `packGroup` was told, but for the finer greys of its images. */
export function unpackGroup({ seed, draws, ...group }: StoredGroup): Shared {
  const testLabels = numbersOf(group.testLabels);
  return {
    ...group,
    clients: group.clients.map((client) => ({
      ...client,
      shown: greysOf(client.shown),
      shownLabels: numbersOf(client.shownLabels),
      oodOrder: oodOrder({ seed, draws }, client, { labels: testLabels }),
    })),
    testLabels,
    probe: samplesOf(group.probe),
    probeImages: greysOf(group.probeImages),
    mapped: samplesOf(group.mapped),
  };
}

function imageLetters(greys: Uint8Array): string {
  return lettersOf(Array.from(greys, (grey) => Math.round((grey / 255) * (GREYS - 1))));
}

function greysOf(letters: string): Uint8Array {
  return numbersOf(letters).map((step) => Math.round((step / (GREYS - 1)) * 255));
}

function samplesOf(planes: string): Uint16Array {
  return Uint16Array.from(fromPlanes(planes, PLANES));
}
