import { type Dataset, dataset } from './dataset.ts';
import { gunzip, isGzip } from './gzip.ts';

/** Larger files are refused, plain or inflated: 512 MB. */
export const MOST_BYTES = 536870912;

const UNSIGNED_BYTE = 0x08;

/** Dimensions of an array of images, and of one of labels. */
const [IMAGES, LABELS] = [3, 1];

/** The bytes of a file, plain or gzip, and what errors call it. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The array of an IDX file, row-major. */
export interface IdxArray {
  readonly shape: readonly number[];
  readonly values: Uint8Array;
}

/**
 * Reads a dataset from a pair of IDX files (LeCun, Cortes and Burges, "The MNIST database"), plain or gzip:
 * images `[n, rows, columns]` and labels `[n]`, unsigned bytes, 0 paper … 255 ink.
 * @throws Error that names the file's part and what is wrong with it.
 */
export function readIdxPair(imageFile: Uint8Array, labelFile: Uint8Array): Dataset {
  return readPair({ name: 'images', bytes: imageFile }, { name: 'labels', bytes: labelFile });
}

/**
 * Reads a dataset from two IDX files in either order: which holds the images is told by their dimensions.
 * @throws Error that names the file and what is wrong with it.
 */
export function readIdxFiles(first: NamedFile, second: NamedFile): Dataset {
  const files = [first, second].map(inflated) as [NamedFile, NamedFile];
  const [one, other] = files.map(({ bytes }) => dimensionsOf(bytes));
  if (one === other && (one === IMAGES || one === LABELS)) {
    const both = one === IMAGES ? 'images' : 'labels';
    throw new Error(`${first.name}, ${second.name}: both hold ${both}; one of each is needed`);
  }
  const isExchanged = one === LABELS || other === IMAGES;
  return isExchanged ? readPair(files[1], files[0]) : readPair(...files);
}

/**
 * Reads one IDX file of unsigned bytes, plain or gzip.
 * @param what names the file in errors.
 * @param dimensions how many it must have.
 * @param most the largest size, plain or inflated.
 * @throws Error if it is cut off, too long, too large, or not what it should be.
 */
export function readIdx(
  file: Uint8Array,
  what: string,
  dimensions: number,
  most = MOST_BYTES,
): IdxArray {
  return named(what, () => {
    const bytes = isGzip(file) ? gunzip(file, most) : file;
    const shape = readShape(bytes, dimensions);
    const start = 4 + 4 * dimensions;
    checkLength(bytes.length, start, shape, most);
    return { shape, values: bytes.subarray(start) };
  });
}

function readPair(imageFile: NamedFile, labelFile: NamedFile): Dataset {
  const images = readIdx(imageFile.bytes, imageFile.name, IMAGES);
  const labels = readIdx(labelFile.bytes, labelFile.name, LABELS);
  const [, rows, columns] = images.shape as [number, number, number];
  const names = { images: imageFile.name, labels: labelFile.name };
  return dataset({ rows, columns, images: images.values, labels: labels.values }, names);
}

function inflated({ name, bytes }: NamedFile): NamedFile {
  return named(name, () => ({ name, bytes: isGzip(bytes) ? gunzip(bytes, MOST_BYTES) : bytes }));
}

/** Of the array of an IDX file; null if it is none. */
function dimensionsOf(bytes: Uint8Array): number | null {
  return bytes.length >= 4 && bytes[0] === 0 && bytes[1] === 0 ? bytes[3]! : null;
}

/** Names the file in whatever goes wrong with it. */
function named<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Error(`${what}: ${(error as Error).message}`, { cause: error });
  }
}

function readShape(bytes: Uint8Array, dimensions: number): number[] {
  if (bytes.length < 4) throw new Error(`${bytes.length} bytes are too few for an IDX file`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint16(0) !== 0)
    throw new Error(
      `magic ${hex(view.getUint32(0), 8)} is not that of an IDX file, 0000080${dimensions}`,
    );
  const type = view.getUint8(2);
  if (type !== UNSIGNED_BYTE) throw new Error(`type ${hex(type, 2)} is not unsigned byte, 08`);
  if (view.getUint8(3) !== dimensions)
    throw new Error(`${view.getUint8(3)} dimensions are not ${dimensions}`);
  if (bytes.length < 4 + 4 * dimensions)
    throw new Error(`cut off after ${bytes.length} bytes, within its header`);
  return Array.from({ length: dimensions }, (_, i) => view.getUint32(4 + 4 * i));
}

function checkLength(length: number, start: number, shape: readonly number[], most: number): void {
  const promised = start + shape.reduce((product, size) => product * size, 1);
  const promise = `its header promises ${promised} (${shape.join(' × ')})`;
  if (promised > most || length > most)
    throw new Error(`${Math.max(promised, length)} bytes are more than ${most}`);
  if (length < promised) throw new Error(`cut off after ${length} bytes, ${promise}`);
  if (length > promised) throw new Error(`${length} bytes, ${promise}`);
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
