import { describe, expect, it } from 'vitest';
import { datasetHash, type Dataset } from '#lib/sim/data/dataset.ts';
import { fileSource } from '#lib/sim/data/file.ts';
import type { Part, Source } from '#lib/sim/data/source.ts';
import { readSpec } from '#lib/sim/spec.ts';

/** 300 images of one grey each, which is their number modulo 256; classes in turn. */
const decoded: Dataset = {
  rows: 16,
  columns: 16,
  images: Uint8Array.from({ length: 300 * 256 }, (_, i) => Math.floor(i / 256)),
  labels: Uint8Array.from({ length: 300 }, (_, i) => i % 10),
};
const hash = datasetHash(decoded);
const spec = (seed = 1, more: object = {}) =>
  readSpec({
    seed,
    data: { source: 'file', sha256: hash, side: 8, testPerClass: 12, probePerClass: 4 },
    ...more,
  });

function greys(source: Source, label: number, part: Part): number[] {
  const into = new Float32Array(64);
  return Array.from({ length: source.supply(label, part) }, (_, ordinal) => {
    source.draw(label, part, ordinal, into);
    return Math.round(into[17]! * 255);
  });
}

describe('fileSource(dataset, spec)', () => {
  it('sets testPerClass of every class apart, and shares no sample between the parts', () => {
    const source = fileSource(decoded, spec());
    for (let label = 0; label < 10; label++) {
      const [test, train] = [greys(source, label, 'test'), greys(source, label, 'train')];
      expect([test.length, train.length]).toEqual([12, 18]);
      const all = Array.from({ length: 30 }, (_, i) => (label + 10 * i) % 256);
      expect([...test, ...train].sort((a, b) => a - b)).toEqual(all.sort((a, b) => a - b));
    }
  });

  it('divides alike for any number of clients, and otherwise for another seed', () => {
    const test = greys(fileSource(decoded, spec()), 3, 'test');
    expect(greys(fileSource(decoded, spec(1, { clients: { count: 20 } })), 3, 'test')).toEqual(
      test,
    );
    expect(greys(fileSource(decoded, spec(2)), 3, 'test')).not.toEqual(test);
    expect(greys(fileSource(decoded, spec(1, { draws: { data: 1 } })), 3, 'test')).not.toEqual(
      test,
    );
  });

  it('is all test where a class has too few for both', () => {
    const few = {
      ...decoded,
      labels: decoded.labels.map((label, i) => (label === 4 && i > 50 ? 5 : label)),
    };
    const source = fileSource(few, { ...spec(), data: { ...spec().data, source: 'glyphs' } });
    expect([source.supply(4, 'test'), source.supply(4, 'train')]).toEqual([5, 0]);
  });

  it('is named by its hash, and refuses a spec that names another', () => {
    expect(fileSource(decoded, spec()).name).toBe(`File ${hash.slice(0, 8)}`);
    const other = { ...decoded, labels: decoded.labels.toReversed() };
    expect(() => fileSource(other, spec())).toThrow(
      `data.sha256: the file is ${datasetHash(other)}, not ${hash}`,
    );
  });
});
