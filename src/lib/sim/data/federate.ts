import type { Client, Federation, Samples } from '../federation.ts';
import { readArchitecture } from '../nets/architecture.ts';
import { shortages } from '../shortage.ts';
import { type Dealing, type Holding, partition } from './partition.ts';
import type { Part, Source } from './source.ts';

/** What a client takes of a class: `count` training samples from ordinal `from` on. */
interface Lot {
  readonly label: number;
  readonly from: number;
  readonly count: number;
}

/**
 * Deals a source's samples to the spec's clients and sets the test samples apart. Clients share no
 * training sample; one more client leaves the classes and samples of the others as they were.
 * @throws Error if the source is of another side, or has fewer samples of a class than are needed.
 */
export function federate(spec: Dealing, source: Source): Federation {
  const { side, testPerClass, probePerClass } = spec.data;
  const { classes } = source;
  if (source.side !== side)
    throw new Error(`data.side: ${side} is not the source's ${source.side}`);
  const holdings = partition(spec, classes);
  const [shortage] = shortages(spec, source, holdings);
  if (shortage !== undefined) throw new Error(shortage);
  const every = range(0, classes);
  const tests = every.map((label) => ({ label, from: 0, count: testPerClass }));
  return {
    side,
    classes,
    clients: clientsOf(spec, source, holdings),
    test: collect(source, 'test', tests),
    probe: Uint16Array.from(every.flatMap((label) => range(label * testPerClass, probePerClass))),
  };
}

function clientsOf(spec: Dealing, source: Source, holdings: readonly Holding[]): Client[] {
  const { architectures } = spec.clients;
  const piles = lotsOf(holdings, source.classes);
  return holdings.map(({ classes }, id) => ({
    id,
    architecture: readArchitecture(architectures[id % architectures.length]!),
    classes,
    train: collect(source, 'train', piles[id]!),
  }));
}

/** By client, its lots; each begins where the last client's of that class ended. */
function lotsOf(holdings: readonly Holding[], classes: number): Lot[][] {
  const taken = Array.from({ length: classes }, () => 0);
  return holdings.map(({ lots }) =>
    lots.map(({ label, count }) => {
      const from = taken[label]!;
      taken[label] = from + count;
      return { label, from, count };
    }),
  );
}

/** The samples of some lots, lot by lot. */
function collect(source: Source, part: Part, lots: readonly Lot[]): Samples {
  const size = source.side * source.side;
  const total = lots.reduce((sum, { count }) => sum + count, 0);
  const images = new Float32Array(total * size);
  const labels = new Uint8Array(total);
  let row = 0;
  for (const { label, from, count } of lots) {
    for (let i = 0; i < count; i++, row++) {
      source.draw(label, part, from + i, images.subarray(row * size, (row + 1) * size));
      labels[row] = label;
    }
  }
  return { images, labels };
}

function range(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => from + i);
}
