import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { datasetHash } from '#lib/sim/data/dataset.ts';
import { federate } from '#lib/sim/data/federate.ts';
import { fileSource } from '#lib/sim/data/file.ts';
import { readIdxPair } from '#lib/sim/data/idx.ts';
import { readSpec } from '#lib/sim/spec.ts';
import { mnistFiles } from './mnist.ts';
import { perceptronAccuracy } from './perceptron.ts';

const files = mnistFiles();

describe.skipIf(!files)('the MNIST test set (SKEWSCOPE_DATA)', () => {
  const read = () => readIdxPair(...files!);
  const specOf = (sha256: string, clients: object = {}, data: object = {}) =>
    readSpec({ data: { source: 'file', sha256, ...data }, clients });

  it('has 10,000 images of 28 × 28 and its known numbers of each digit', () => {
    const { rows, columns, images, labels } = read();
    expect([rows, columns, images.length]).toEqual([28, 28, 7840000]);
    const counts = Array.from(
      { length: 10 },
      (_, digit) => labels.filter((label) => label === digit).length,
    );
    expect(counts).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
    expect([...labels.slice(0, 5)]).toEqual([7, 2, 1, 0, 4]);
  });

  it('is the same dataset from gzip and from plain files', () => {
    const plain = readIdxPair(
      ...(files!.map((file) => new Uint8Array(gunzipSync(file))) as [Uint8Array, Uint8Array]),
    );
    expect(datasetHash(plain)).toBe(datasetHash(read()));
    expect(datasetHash(plain)).toMatchInlineSnapshot(
      `"dd2ec112cb8c8ba94dc6e3da555cab20f7249c3ea86aa810cc60e01035e78490"`,
    );
  });

  it('says which digit runs out', () => {
    const dataset = read();
    const spec = specOf(datasetHash(dataset), { count: 40 });
    expect(() => federate(spec, fileSource(dataset, spec))).toThrow(
      /^data.trainPerClient: class \d of File \w{8} has \d{3} train samples, \d{3,4} are asked for$/,
    );
  });

  it('is learnt by a small perceptron once federated', () => {
    const dataset = read();
    const spec = specOf(datasetHash(dataset), { count: 10, partition: { classesPerClient: 10 } });
    const { clients, test } = federate(spec, fileSource(dataset, spec));
    const train = {
      images: Float32Array.from(clients.flatMap((client) => [...client.train.images])),
      labels: Uint8Array.from(clients.flatMap((client) => [...client.train.labels])),
    };
    expect(perceptronAccuracy(train, test, 10)).toBeGreaterThan(0.9);
  });
});
