import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { CLASSES } from '../spec.ts';

/** What the two parts of a dataset are called. */
export interface PartNames {
  readonly images: string;
  readonly labels: string;
}

const PARTS: PartNames = { images: 'images', labels: 'labels' };

/** Images of a file, decoded: what all readers of file formats agree on. */
export interface Dataset {
  readonly rows: number;
  readonly columns: number;
  /** `[n, rows × columns]`, grey, 0 paper … 255 ink. */
  readonly images: Uint8Array;
  /** `[n]`, class ids 0 … 9. */
  readonly labels: Uint8Array;
}

/**
 * Checks a decoded dataset and returns it.
 * @param names what images and labels are called in errors.
 * @throws Error if images have no pixels, images and labels differ in number, or a label is above 9.
 */
export function dataset(decoded: Dataset, names = PARTS): Dataset {
  const { rows, columns, images, labels } = decoded;
  if (rows < 1 || columns < 1)
    throw new Error(`${names.images}: ${rows} × ${columns} pixels are no image`);
  const count = images.length / (rows * columns);
  if (count !== labels.length)
    throw new Error(`${names.labels}: ${labels.length} are not one for each of ${count} images`);
  const odd = labels.findIndex((label) => label >= CLASSES);
  if (odd >= 0)
    throw new Error(`${names.labels}: ${labels[odd]} at sample ${odd} is not in 0…${CLASSES - 1}`);
  return decoded;
}

/** How many samples of each class there are. */
export function countsOf({ labels }: Dataset): number[] {
  const counts = Array.from({ length: CLASSES }, () => 0);
  for (const label of labels) counts[label]!++;
  return counts;
}

/**
 * The name of a dataset: SHA-256, in hexadecimal, over its dimensions as text, its images and its labels. The
 * file's format and compression leave no trace in it.
 */
export function datasetHash({ rows, columns, images, labels }: Dataset): string {
  const shape = utf8ToBytes(`uint8 ${labels.length} ${rows} ${columns}\n`);
  return bytesToHex(sha256.create().update(shape).update(images).update(labels).digest());
}

/** What a reader calls a dataset, by its SHA-256: "File 4c1d0e77". */
export function shortName(sha256: string): string {
  return `File ${sha256.slice(0, 8)}`;
}
