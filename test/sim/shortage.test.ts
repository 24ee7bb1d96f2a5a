import { describe, expect, it } from 'vitest';
import { countsOf, datasetHash } from '#lib/sim/data/dataset.ts';
import { federate } from '#lib/sim/data/federate.ts';
import { fileSource } from '#lib/sim/data/file.ts';
import { readIdxPair } from '#lib/sim/data/idx.ts';
import { fileShortages } from '#lib/sim/shortage.ts';
import { bars } from './data/idxFile.ts';
import { tiny } from './example.ts';

const { images, labels } = bars(200, 8);
const dataset = readIdxPair(images, labels);
const file = { sha256: datasetHash(dataset), counts: countsOf(dataset) };
const spec = (data: object) => tiny({ data: { source: 'file', sha256: file.sha256, ...data } });
const told = (data: object) => [...fileShortages(spec(data), file)];

describe('fileShortages(spec, counts)', () => {
  it('says nothing where there is enough', () => {
    expect(told({})).toEqual([]);
  });

  it('names every class and part with too few samples', () => {
    const tests = told({ testPerClass: 22, trainPerClient: 10 });
    expect(tests).toContain(
      `data.testPerClass: class 9 of File ${file.sha256.slice(0, 8)} has 20 test samples, 22 are asked for`,
    );
    expect(tests.filter((line) => line.startsWith('data.testPerClass'))).toHaveLength(10);
    expect(tests.at(-1)).toMatch(
      /^data\.trainPerClient: class \d of File \w{8} has 0 train samples, \d are/,
    );
  });

  it.each([{ testPerClass: 21 }, { trainPerClient: 60 }, { testPerClass: 20 }])(
    'says of %j what dealing the samples would, without a look at them',
    (data) => {
      const [first] = told(data);
      expect(first).toBeDefined();
      expect(() => federate(spec(data), fileSource(dataset, spec(data)))).toThrow(first);
    },
  );
});
