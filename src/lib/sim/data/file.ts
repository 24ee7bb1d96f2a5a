import { stream } from '../random.ts';
import { CLASSES, type Spec } from '../spec.ts';
import { type Dataset, datasetHash, shortName } from './dataset.ts';
import { resizing } from './resize.ts';
import type { Source } from './source.ts';

/**
 * A dataset from a file as a source, resized to the spec's side. Each class is shuffled by the seed; its first
 * `testPerClass` samples are test, the rest train, so neither part depends on the number of clients.
 * @throws Error if the spec names another dataset by its SHA-256.
 */
export function fileSource(dataset: Dataset, spec: Pick<Spec, 'seed' | 'draws' | 'data'>): Source {
  const { side, testPerClass } = spec.data;
  const hash = datasetHash(dataset);
  if (spec.data.source === 'file' && spec.data.sha256 !== hash) {
    throw new Error(`data.sha256: the file is ${hash}, not ${spec.data.sha256}`);
  }
  const size = dataset.rows * dataset.columns;
  const resize = resizing(dataset.rows, dataset.columns, side);
  const parts = byClass(dataset.labels).map((members, label) => {
    const order = stream(spec.seed, 'file', spec.draws.data, label).shuffled(members);
    return { test: order.slice(0, testPerClass), train: order.slice(testPerClass) };
  });
  return {
    name: shortName(hash),
    side,
    classes: CLASSES,
    supply: (label, part) => parts[label]![part].length,
    draw: (label, part, ordinal, into) => {
      const start = parts[label]![part][ordinal]! * size;
      resize(dataset.images.subarray(start, start + size), into);
    },
  };
}

/** By class, the samples that have it. */
function byClass(labels: Uint8Array): number[][] {
  const members: number[][] = Array.from({ length: CLASSES }, () => []);
  labels.forEach((label, sample) => members[label]!.push(sample));
  return members;
}
