import { countsOf, type Dataset, datasetHash } from '#lib/sim/data/dataset.ts';

/**
 * A dataset on its way between threads: what is said of it, and its arrays in a blob, which goes to a worker without
 * being copied on the page.
 */
export interface Parcel {
  /** What specs name it by. */
  readonly sha256: string;
  readonly rows: number;
  readonly columns: number;
  /** By class, how many samples there are. */
  readonly counts: readonly number[];
  /** All images, then all labels. */
  readonly arrays: Blob;
}

export function pack(dataset: Dataset): Parcel {
  const { rows, columns, images, labels } = dataset;
  return {
    sha256: datasetHash(dataset),
    rows,
    columns,
    counts: countsOf(dataset),
    arrays: new Blob([images as BlobPart, labels as BlobPart]),
  };
}

export async function unpack({ rows, columns, arrays }: Parcel): Promise<Dataset> {
  const bytes = new Uint8Array(await arrays.arrayBuffer());
  const images = (bytes.length / (rows * columns + 1)) * rows * columns;
  return { rows, columns, images: bytes.subarray(0, images), labels: bytes.subarray(images) };
}
