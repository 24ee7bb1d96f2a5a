import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { datasetHash } from '#lib/sim/data/dataset.ts';
import { readIdxPair } from '#lib/sim/data/idx.ts';
import { unpack } from '#lib/worker/parcel.ts';
import { reading } from '#lib/worker/reading.ts';
import { bars, idx } from '../sim/data/idxFile.ts';

const { images, labels } = bars(25, 8);
const file = (name: string, bytes: Uint8Array<ArrayBuffer>) => new File([bytes], name);
const both = [file('images', images), file('labels', labels)] as const;
const said = async (...files: File[]) => {
  const reply = await reading({ files });
  return reply.type === 'failed' ? reply.message : reply.parcel;
};

describe('reading({ files })', () => {
  it('gives the dataset, named by the SHA-256 of its decoded arrays, with what there is of each class', async () => {
    const dataset = readIdxPair(images, labels);
    const parcel = await said(...both);
    expect(parcel).toMatchObject({
      sha256: datasetHash(dataset),
      rows: 8,
      columns: 8,
      counts: [3, 3, 3, 3, 3, 2, 2, 2, 2, 2],
    });
    expect(await unpack(parcel as Exclude<typeof parcel, string>)).toEqual(dataset);
  });

  it('gives the same from gzip files, and from files in the other order', async () => {
    const packed = file('images.gz', gzipSync(images) as Uint8Array<ArrayBuffer>);
    expect(await said(both[1], packed)).toEqual(await said(...both));
  });

  it('names the file, and what is wrong with it', async () => {
    expect(await said(both[0], file('notes.txt', idx([], [1, 2, 3])))).toContain(
      'notes.txt: 0 dimensions are not 1',
    );
    expect(await said(both[0], both[0])).toBe(
      'images, images: both hold images; one of each is needed',
    );
  });

  it('wants two files, neither fewer nor more', async () => {
    expect(await said(both[0])).toBe('images: is not two files, one of images and one of labels');
    expect(await said()).toContain('nothing: is not two files');
    expect(await said(...both, both[0])).toContain('images, labels, images: is not two files');
  });

  it('tells a file that cannot be read, or is too large, without looking into it', async () => {
    const gone = file('gone', labels);
    gone.arrayBuffer = () => Promise.reject(new Error('not found'));
    expect(await said(both[0], gone)).toBe('gone: cannot be read (not found)');
    Object.defineProperty(gone, 'size', { value: 2 ** 30 });
    expect(await said(both[0], gone)).toBe('gone: 1073741824 bytes are more than 536870912');
  });
});
