import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { datasetHash } from '#lib/sim/data/dataset.ts';
import { readIdx, readIdxFiles, readIdxPair } from '#lib/sim/data/idx.ts';
import { idx } from './idxFile.ts';

const pixels = Array.from({ length: 3 * 2 * 4 }, (_, i) => (i * 53) % 256);
const images = idx([3, 2, 4], pixels);
const labels = idx([3], [7, 0, 9]);

/** The file with one bit of one byte turned. */
function damaged(file: Uint8Array, at: number): Uint8Array {
  return file.map((byte, i) => (i === (at + file.length) % file.length ? byte ^ 16 : byte));
}

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('readIdxPair(images, labels)', () => {
  it('gives the pixels, their shape and the labels', () => {
    const { rows, columns, ...decoded } = readIdxPair(images, labels);
    expect([rows, columns]).toEqual([2, 4]);
    expect([...decoded.images]).toEqual(pixels);
    expect([...decoded.labels]).toEqual([7, 0, 9]);
  });

  it('gives the same dataset, of the same hash, from gzip and from plain files', () => {
    const plain = readIdxPair(images, labels);
    const packed = readIdxPair(
      gzipSync(images),
      gzipSync(labels, { level: 0, filename: 'labels', mtime: 1 }),
    );
    expect(packed).toEqual(plain);
    expect(datasetHash(packed)).toBe(datasetHash(plain));
  });

  it('reads files that begin within a larger buffer', () => {
    const around = new Uint8Array(images.length + 7).fill(99);
    around.set(images, 7);
    expect(readIdxPair(around.subarray(7), labels)).toEqual(readIdxPair(images, labels));
  });

  it('refuses images and labels that differ in number', () => {
    expect(() => readIdxPair(images, idx([2], [1, 2]))).toThrow(
      'labels: 2 are not one for each of 3 images',
    );
  });

  it('refuses labels above 9', () => {
    expect(() => readIdxPair(images, idx([3], [1, 10, 2]))).toThrow(
      'labels: 10 at sample 1 is not in 0…9',
    );
  });

  it('refuses the two files exchanged', () => {
    expect(() => readIdxPair(labels, images)).toThrow('images: 1 dimensions are not 3');
  });

  it('refuses images without pixels', () => {
    expect(() => readIdxPair(idx([3, 0, 4], []), labels)).toThrow(
      'images: 0 × 4 pixels are no image',
    );
  });
});

describe('readIdxFiles(first, second)', () => {
  const file = (name: string, bytes: Uint8Array) => ({ name, bytes });

  it('gives the same dataset in either order, plain or gzip', () => {
    const files = [file('i.gz', gzipSync(images)), file('l', labels)] as const;
    expect(readIdxFiles(...files)).toEqual(readIdxPair(images, labels));
    expect(readIdxFiles(files[1], files[0])).toEqual(readIdxPair(images, labels));
  });

  it.each([
    ['two of images', images, images, 'a, b: both hold images; one of each is needed'],
    ['two of labels', labels, gzipSync(labels), 'a, b: both hold labels; one of each is needed'],
    ['a file that is none', images, utf8('junk'), 'b: magic 6a756e6b is not that of an IDX file'],
    ['one that is none, first', utf8('junk'), images, 'a: magic 6a756e6b is not that of'],
    ['labels that are cut off', labels.subarray(0, 9), images, 'a: cut off after 9 bytes'],
    ['a corrupt gzip file', images, gzipSync(labels).subarray(0, -4), 'b: gzip: corrupt'],
    ['labels above 9', idx([3], [1, 10, 2]), images, 'a: 10 at sample 1 is not in 0…9'],
    ['numbers that differ', images, idx([2], [1, 2]), 'b: 2 are not one for each of 3 images'],
    ['images without pixels', labels, idx([3, 0, 4], []), 'b: 0 × 4 pixels are no image'],
  ])('names the file and what is wrong: %s', (_, first, second, says) => {
    expect(() => readIdxFiles(file('a', first), file('b', second))).toThrow(says);
  });
});

describe('readIdx(file, what, dimensions)', () => {
  const refusals: [string, Uint8Array, string][] = [
    ['an empty file', new Uint8Array(), 'images: 0 bytes are too few for an IDX file'],
    [
      'a PNG',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47),
      'images: magic 89504e47 is not that of an IDX file, 00000803',
    ],
    ['another type', idx([3, 2, 4], pixels, 0x0d), 'images: type 0d is not unsigned byte, 08'],
    ['other dimensions', idx([3, 8], pixels), 'images: 2 dimensions are not 3'],
    [
      'a file cut off within its header',
      images.subarray(0, 9),
      'images: cut off after 9 bytes, within its header',
    ],
    [
      'a file cut off',
      images.subarray(0, 39),
      'images: cut off after 39 bytes, its header promises 40 (3 × 2 × 4)',
    ],
    [
      'a file too long',
      idx([3, 2, 4], [...pixels, 0]),
      'images: 41 bytes, its header promises 40 (3 × 2 × 4)',
    ],
    [
      'a boundless promise',
      idx([4294967295, 4294967295, 4294967295], []),
      'bytes are more than 536870912',
    ],
    [
      'a large promise',
      idx([60000, 99, 99], []),
      'images: 588060016 bytes are more than 536870912',
    ],
  ];

  it.each(refusals)('refuses %s', (_, file, message) => {
    expect(() => readIdx(file, 'images', 3)).toThrow(message);
    expect(() => readIdx(gzipSync(file), 'images', 3)).toThrow(message);
  });

  it('refuses files above the cap, while inflating', () => {
    const long = idx([1000, 100, 100], new Uint8Array(1e7));
    expect(() => readIdx(long, 'images', 3, 1e6)).toThrow(
      'images: 10000016 bytes are more than 1000000',
    );
    expect(() => readIdx(gzipSync(long), 'images', 3, 1e6)).toThrow(
      'images: gzip: inflates to more than 1000000 bytes',
    );
  });

  it('refuses gzip files that are damaged or cut off anywhere', () => {
    const packed = gzipSync(images);
    for (let at = 2; at < packed.length; at++) {
      expect(() => readIdx(packed.subarray(0, at), 'images', 3)).toThrow(
        'images: gzip: corrupt or cut off',
      );
    }
    for (let at = -8; at < 0; at++)
      expect(() => readIdx(damaged(packed, at), 'images', 3)).toThrow('images: gzip: corrupt');
  });

  it('never takes damaged gzip files for other images', () => {
    const packed = gzipSync(images);
    const whole = readIdx(packed, 'images', 3);
    for (let at = 10; at < packed.length - 8; at++) {
      // The last byte of the compressed data has bits that mean nothing.
      const harmless = () => expect(readIdx(damaged(packed, at), 'images', 3)).toEqual(whole);
      if (at === packed.length - 9) harmless();
      else expect(() => readIdx(damaged(packed, at), 'images', 3)).toThrow('images: ');
    }
  });
});

it('datasetHash(dataset) knows every pixel, every label and the shape', () => {
  const base = readIdxPair(images, labels);
  const others = [
    { ...base, rows: 4, columns: 2 },
    { ...base, images: damaged(base.images, 3) },
    { ...base, labels: Uint8Array.of(7, 0, 8) },
  ];
  expect(datasetHash(base)).toMatchInlineSnapshot(
    `"1f38f41cca43d2b983a15deaea7db86e5df50565fc764e294fef9817842b5919"`,
  );
  expect(new Set([base, ...others].map(datasetHash)).size).toBe(4);
});
