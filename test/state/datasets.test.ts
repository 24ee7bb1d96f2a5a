import { describe, expect, it, vi } from 'vitest';
import { readSpec } from '#lib/sim/spec.ts';
import { Datasets, openShelf } from '#lib/state/datasets.svelte.ts';
import type { Parcel } from '#lib/worker/parcel.ts';
import type { Order } from '#lib/worker/runner.ts';
import { fakeDoors, open, PARCEL } from './fake.ts';

const OTHER = 'f'.repeat(64);
const file = (name: string) => new File([name], name);
const FILES = [file('images'), file('labels')];
const onFile = (sha256: string, data: object = {}) =>
  readSpec({ data: { source: 'file', sha256, ...data } });
/** A spec that the 40 samples of each class are enough for. */
const SMALL = { trainPerClient: 20, testPerClass: 10, probePerClass: 4 };

/** A shelf whose reader answers when the test says so. */
function reading() {
  const asked: (readonly File[])[] = [];
  let give: (parcel: Parcel) => void;
  let fail: (error: Error) => void = () => undefined;
  const close = vi.fn(() => fail(new DOMException('cancelled', 'AbortError')));
  const reader = () => ({
    read(files: readonly File[]) {
      asked.push(files);
      return new Promise<Parcel>((resolve, reject) => ([give, fail] = [resolve, reject]));
    },
    close,
  });
  const datasets = new Datasets({ shelf: openShelf(), reader });
  return {
    datasets,
    asked,
    close,
    give: (parcel: Parcel) => give(parcel),
    fail: (error: Error) => fail(error),
  };
}

describe('Datasets', () => {
  it('add(files) keeps what was read by its SHA-256, and ends the worker', async () => {
    const { datasets, asked, close, give } = reading();
    const added = datasets.add(FILES);
    expect(datasets.busy).toBe(true);
    give(PARCEL);
    expect(await added).toBe(PARCEL);
    expect(asked).toEqual([FILES]);
    expect(close).toHaveBeenCalled();
    expect(datasets).toMatchObject({ busy: false, problem: null, latest: PARCEL });
    expect(datasets.has(PARCEL.sha256)).toBe(true);
    expect(datasets.want(PARCEL.sha256)).toBe(PARCEL);
    expect(datasets.has(OTHER)).toBe(false);
  });

  it('add(files) says what is wrong, and keeps nothing', async () => {
    const { datasets, fail, close } = reading();
    const added = datasets.add(FILES);
    fail(new Error('labels: cut off after 9 bytes'));
    expect(await added).toBeNull();
    expect(close).toHaveBeenCalled();
    expect(datasets).toMatchObject({ busy: false, problem: 'labels: cut off after 9 bytes' });
    void datasets.add(FILES);
    expect(datasets.problem).toBeNull();
  });

  it('add(files) takes the two files one after the other too', async () => {
    const { datasets, asked, give } = reading();
    expect(await datasets.add(FILES.slice(0, 1))).toBeNull();
    expect(datasets.half).toBe(FILES[0]);
    const added = datasets.add(FILES.slice(1));
    give(PARCEL);
    expect(await added).toBe(PARCEL);
    expect([asked, datasets.half]).toEqual([[FILES], null]);
  });

  it('add(files) of no files changes nothing', async () => {
    const { datasets } = reading();
    await datasets.add(FILES.slice(0, 1));
    expect(await datasets.add([])).toBeNull();
    expect(datasets.half).toBe(FILES[0]);
  });

  it('two files at once are a dataset, whatever was given alone before', () => {
    const { datasets, asked } = reading();
    void datasets.add([file('a photograph')]);
    void datasets.add(FILES);
    expect([asked, datasets.half]).toEqual([[FILES], null]);
  });

  it('cancel() gives up what is read, without a word', async () => {
    const { datasets } = reading();
    const added = datasets.add(FILES);
    datasets.cancel();
    expect(await added).toBeNull();
    expect(datasets).toMatchObject({ busy: false, problem: null, latest: null });
  });

  it('missing(specs) names each dataset once that nobody has given', () => {
    const { datasets } = reading();
    const specs = [onFile(OTHER), onFile(PARCEL.sha256), onFile(OTHER), readSpec({})];
    expect(datasets.missing(specs)).toEqual([OTHER, PARCEL.sha256]);
  });

  it('lacks(specs) tells what was not given, and classes with too few samples', async () => {
    const { datasets, give } = reading();
    const { sha256 } = PARCEL;
    expect(datasets.lacks([readSpec({})])).toEqual([]);
    expect(datasets.lacks([onFile(sha256, SMALL), onFile(sha256)])).toEqual([
      'data.sha256: the files of 4c1d0e774c1d… were not given to this page',
    ]);
    const added = datasets.add(FILES);
    give(PARCEL);
    await added;
    expect(datasets.lacks([onFile(sha256, SMALL)])).toEqual([]);
    expect(datasets.lacks([onFile(sha256)])).toEqual([
      'data.testPerClass: class 0 of File 4c1d0e77 has 40 test samples, 100 are asked for',
    ]);
  });

  it('supplying(doors) gives every run the dataset that its spec names, and no other', () => {
    const orders: Order[] = [];
    const doors = fakeDoors({ train: (some) => (orders.push(...some), []) });
    doors.shelf.set(PARCEL.sha256, PARCEL);
    const { train } = new Datasets(doors).supplying(doors);
    const listener = () => undefined;
    train([onFile(PARCEL.sha256), onFile(OTHER), readSpec({})].map((spec) => ({ spec, listener })));
    expect(orders.map(({ parcel }) => parcel)).toEqual([PARCEL, undefined, undefined]);
  });
});

describe('OpenNotebook', () => {
  const data = { source: 'file', sha256: PARCEL.sha256, ...SMALL };

  it('runLive() runs nothing without the data files of the arms on show, and says so', async () => {
    const { page, doors } = open();
    page.follow(`#data=${JSON.stringify(data)}`);
    expect([page.problems, page.missing]).toEqual([[], [PARCEL.sha256]]);
    page.runLive();
    expect([page.comparison, doors.runs.length]).toEqual([null, 0]);
    expect(page.problems).toEqual([
      'data.sha256: the files of 4c1d0e774c1d… were not given to this page',
    ]);
    await page.datasets.add(FILES);
    expect([page.problems, page.missing, page.lacks]).toEqual([[], [], []]);
    page.runLive();
    expect(doors.runs).toHaveLength(2);
  });

  it('runLive() runs nothing where a class has too few samples', async () => {
    const { page, doors } = open();
    await page.datasets.add(FILES);
    page.follow(`#data=${JSON.stringify({ ...data, trainPerClient: 5000 })}`);
    page.runLive();
    expect(doors.runs).toHaveLength(0);
    expect(page.problems).toEqual([
      expect.stringMatching(/^data.trainPerClient: class \d of File 4c1d0e77 has 30 train samples/),
    ]);
  });

  it('a dataset given to one notebook is there in the next one of the page', async () => {
    const first = open();
    await first.page.datasets.add(FILES);
    first.page.close();
    const next = open({ shelf: first.doors.shelf });
    expect(next.page.datasets.has(PARCEL.sha256)).toBe(true);
  });
});
