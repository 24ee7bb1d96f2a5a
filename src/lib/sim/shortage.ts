import { type Dealing, type Holding, partition } from './data/partition.ts';
import { shortName } from './data/dataset.ts';
import type { Part, Source } from './data/source.ts';

/** The field of the spec that asks for the samples of a part. */
const FIELDS = { train: 'data.trainPerClient', test: 'data.testPerClass' } as const;

/** What a dataset of a file is known by: its SHA-256, and by class how many samples it has. */
export interface Counted {
  readonly sha256: string;
  readonly counts: readonly number[];
}

/** Where a source has fewer samples of a class than a spec asks for, one line each; nothing if it has enough. */
export function* shortages(
  spec: Dealing,
  source: Pick<Source, 'name' | 'classes' | 'supply'>,
  holdings: readonly Holding[] = partition(spec, source.classes),
): Generator<string> {
  const { testPerClass } = spec.data;
  const tests = Array.from({ length: source.classes }, () => testPerClass);
  yield* lacking(source, 'test', tests);
  yield* lacking(source, 'train', asked(holdings, source.classes));
}

/** Where a dataset of a file has too few samples for a spec, without a look at them. */
export function fileShortages(spec: Dealing, { sha256, counts }: Counted): Generator<string> {
  const { testPerClass } = spec.data;
  const supply = (label: number, part: Part) => {
    const test = Math.min(counts[label]!, testPerClass);
    return part === 'test' ? test : counts[label]! - test;
  };
  return shortages(spec, { name: shortName(sha256), classes: counts.length, supply });
}

/** By class, the training samples of all clients together. */
function asked(holdings: readonly Holding[], classes: number): number[] {
  const sums = Array.from({ length: classes }, () => 0);
  for (const { label, count } of holdings.flatMap(({ lots }) => lots)) sums[label]! += count;
  return sums;
}

function* lacking(
  { name, supply }: Pick<Source, 'name' | 'supply'>,
  part: Part,
  asked: readonly number[],
): Generator<string> {
  for (const [label, count] of asked.entries()) {
    const there = count > 0 ? supply(label, part) : 0;
    if (there >= count) continue;
    yield `${FIELDS[part]}: class ${label} of ${name} has ${there} ${part} samples, ${count} are asked for`;
  }
}
