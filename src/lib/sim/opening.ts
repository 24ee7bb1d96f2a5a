import { oodOrder } from './ood.ts';
import type { Federation, Samples } from './federation.ts';
import { keptRounds } from './keptRounds.ts';
import { clientNet } from './nets/client.ts';
import { flops, parameters, type Layer } from './nets/layers.ts';
import { serverNet } from './nets/server.ts';
import type { ClientCard, Opening } from './snapshot.ts';
import type { Spec } from './spec.ts';

/** Thumbnails of each client's shard that the page shows. */
const SHOWN = 12;

/** How many points a map draws at most. */
const MAPPED = 800;

/** What a run says before its first round. */
export function openingOf(spec: Spec, federation: Federation): Opening {
  const { classes, side, test, probe } = federation;
  const perClass = spec.data.probePerClass;
  const drawn = Math.min(
    perClass,
    Math.max(1, Math.floor(MAPPED / (spec.clients.count * classes))),
  );
  const { trunk, classifier, projector } = serverNet(classes);
  return {
    classes,
    side,
    clients: federation.clients.map((_, id) => card(spec, federation, id)),
    testLabels: test.labels,
    probe,
    probeImages: greys(test, [...probe], side),
    mapped: Uint16Array.from(
      { length: classes * drawn },
      (_, i) => Math.floor(i / drawn) * perClass + (i % drawn),
    ),
    server: cost([trunk, classifier, projector]),
    keptRounds: keptRounds(spec.method.rounds, spec.changes),
  };
}

function card(spec: Spec, { classes, side, clients, test }: Federation, id: number): ClientCard {
  const { architecture, classes: own, train } = clients[id]!;
  const counts = Array.from({ length: classes }, () => 0);
  for (const label of train.labels) counts[label]!++;
  const shown = sample(train, own);
  const { extractor, head } = clientNet(architecture, side, classes);
  return {
    id,
    architecture: architecture.name,
    classes: own,
    counts,
    ...cost([extractor, head]),
    shown: greys(train, shown, side),
    shownLabels: Uint8Array.from(shown, (i) => train.labels[i]!),
    oodOrder: oodOrder(spec, clients[id]!, test),
  };
}

/** The first few samples of each class, as evenly as `SHOWN` allows, class by class. */
function sample({ labels }: Samples, classes: readonly number[]): number[] {
  return classes.flatMap((c, i) => {
    const share = Math.floor(SHOWN / classes.length) + (i < SHOWN % classes.length ? 1 : 0);
    return [...labels.keys()].filter((s) => labels[s] === c).slice(0, share);
  });
}

function greys({ images }: Samples, indices: readonly number[], side: number): Uint8Array {
  const size = side * side;
  const pixels = new Uint8Array(indices.length * size);
  indices.forEach((index, i) => {
    for (let p = 0; p < size; p++)
      pixels[i * size + p] = Math.round(255 * images[index * size + p]!);
  });
  return pixels;
}

function cost(nets: readonly (readonly Layer[])[]) {
  return {
    parameters: nets.reduce((sum, layers) => sum + parameters(layers), 0),
    flops: nets.reduce((sum, layers) => sum + flops(layers), 0),
  };
}
