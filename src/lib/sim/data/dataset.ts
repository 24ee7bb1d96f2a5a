import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { CLASSES } from '../spec.ts';

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
 * @throws Error if images have no pixels, images and labels differ in number, or a label is above 9.
 */
export function dataset(decoded: Dataset): Dataset {
  const { rows, columns, images, labels } = decoded;
  if (rows < 1 || columns < 1) throw new Error(`images: ${rows} × ${columns} pixels are no image`);
  const count = images.length / (rows * columns);
  if (count !== labels.length)
    throw new Error(`labels: ${labels.length} are not one for each of ${count} images`);
  const odd = labels.findIndex((label) => label >= CLASSES);
  if (odd >= 0)
    throw new Error(`labels: ${labels[odd]} at sample ${odd} is not in 0…${CLASSES - 1}`);
  return decoded;
}

/**
 * The name of a dataset: SHA-256, in hexadecimal, over its dimensions as text, its images and its labels. The
 * file's format and compression leave no trace in it.
 */
export function datasetHash({ rows, columns, images, labels }: Dataset): string {
  const shape = utf8ToBytes(`uint8 ${labels.length} ${rows} ${columns}\n`);
  return bytesToHex(sha256.create().update(shape).update(images).update(labels).digest());
}
