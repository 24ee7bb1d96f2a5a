import { readFile } from 'node:fs/promises';
import { type Difference, isGroup } from '#lib/notebook/difference.ts';
import { type Dataset, datasetHash } from '#lib/sim/data/dataset.ts';
import { federate } from '#lib/sim/data/federate.ts';
import { fileSource } from '#lib/sim/data/file.ts';
import { glyphs } from '#lib/sim/data/glyphs.ts';
import { readIdxPair } from '#lib/sim/data/idx.ts';
import type { Source } from '#lib/sim/data/source.ts';
import { readSpec, type Spec } from '#lib/sim/spec.ts';
import { UsageError } from './usage.ts';

/** Where samples come from: a dataset that was read, or null for the built-in one. */
export type Data = Dataset | null;

/** The names of datasets that were asked for already: to hash one takes longer than to read a spec. */
const names = new WeakMap<Dataset, string>();

/** The source of a spec's samples. */
export function sourceOf(data: Data, spec: Spec): Source {
  return data ? fileSource(data, spec) : glyphs(spec);
}

/**
 * Reads the data that `--data` names, `idx:IMAGES,LABELS`.
 * @throws UsageError if it has another form or a file cannot be read, Error if a file is not what it should be.
 */
export async function readData(data: string | undefined): Promise<Data> {
  if (data === undefined) return null;
  const [, images, labels] = /^idx:(.+),(.+)$/.exec(data) ?? [];
  if (!images || !labels) throw new UsageError(`--data: ${data} is not idx:IMAGES,LABELS`);
  const files = await Promise.all([bytes(images), bytes(labels)]);
  try {
    return readIdxPair(...files);
  } catch (error) {
    throw new UsageError(`--data: ${(error as Error).message}`);
  }
}

/** The SHA-256 by which a spec names a dataset. */
export function nameOf(data: Dataset): string {
  const name = names.get(data) ?? datasetHash(data);
  names.set(data, name);
  return name;
}

/**
 * The spec of a difference on some data, whose SHA-256 is written into it, or checked if it is there.
 * @throws UsageError, SpecError if data and spec do not go together
 */
export function specOn(data: Data, difference: Difference): Spec {
  const wanted = isGroup(difference['data']) ? difference['data'] : {};
  if (data) {
    const sha256 = nameOf(data);
    const spec = readSpec({ ...difference, data: { sha256, ...wanted, source: 'file' } });
    if (spec.data.source === 'file' && spec.data.sha256 === sha256) return supplied(data, spec);
    throw new UsageError(
      `data.sha256: the files of --data are ${sha256}, not ${String(wanted['sha256'])}`,
    );
  }
  const spec = readSpec(difference);
  if (spec.data.source === 'glyphs') return spec;
  throw new UsageError(
    `data.source: this spec needs the dataset ${spec.data.sha256}; name its files with --data idx:IMAGES,LABELS`,
  );
}

/** The spec, if the data has as many samples of each class as it asks for. */
function supplied(data: Data, spec: Spec): Spec {
  try {
    federate(spec, sourceOf(data, spec));
    return spec;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

async function bytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new UsageError(
      `--data: ${path} cannot be read (${(error as NodeJS.ErrnoException).code})`,
    );
  }
}
