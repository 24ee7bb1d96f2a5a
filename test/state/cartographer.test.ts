import { describe, expect, it } from 'vitest';
import type { AxesJob, NullJob } from '#lib/worker/protocol.ts';
import type { Projector } from '#lib/worker/projector.ts';
import { fakeDoors, load, open } from './fake.ts';

async function trained() {
  const { page, doors } = open();
  await load(page);
  page.change('seed', 2);
  page.runLive();
  return { page, doors };
}

/** A notebook whose layouts go on until they are aborted or their worker is closed. */
function hanging(signals: AbortSignal[], onstart: () => void = () => undefined) {
  const projector = (): Projector => {
    onstart();
    const closed = new AbortController();
    const pair: Projector['pair'] = (_, { signal } = {}) =>
      new Promise((_, reject) => {
        const abort = () => reject(new DOMException('aborted', 'AbortError'));
        signals.push(signal!);
        for (const end of [signal!, closed.signal]) end.addEventListener('abort', abort);
      });
    return { ...fakeDoors().projector(), pair, close: () => closed.abort() };
  };
  return open({ projector });
}

describe('OpenNotebook.layOutShown()', () => {
  it('places rounds on principal axes while they stream in', async () => {
    const { page, doors } = await trained();
    doors.playRounds(2);
    await page.mapping.layOutShown();
    expect(page.after.placement(2, 'trunk')?.by).toBe('axes');
    expect(doors.pairs).toEqual([]);
  });

  it('places a kept round once, however often it is asked while that is under way', async () => {
    const asked: AxesJob[] = [];
    const axes = (job: AxesJob) => {
      asked.push(job);
      return new Promise<never>(() => {});
    };
    const { page, doors } = open({
      projector: () => ({ ...fakeDoors().projector(), axes }),
    });
    page.runLive();
    doors.playRounds(2);
    for (let i = 0; i < 4; i++) void page.mapping.layOutShown();
    expect(asked.length).toBe(2);
  });

  it('lays out the pair when the run has ended, with the seed of the spec', async () => {
    const { page, doors } = await trained();
    doors.playRounds();
    await page.mapping.layOutShown();
    expect(page.before.placement(4, 'trunk')?.by).toBe('umap');
    expect(doors.pairs[0]).toMatchObject({ seed: 2, from: null, before: { width: 2 } });
  });

  it('goes on with the other kept rounds, each starting from the nearest one that is laid out', async () => {
    const { page, doors } = await trained();
    doors.playRounds();
    await page.mapping.layOutShown();
    expect(doors.pairs.map(({ from }) => from)).toEqual([
      null,
      page.before.placement(4, 'trunk')?.positions,
      page.before.placement(2, 'trunk')?.positions,
    ]);
  });

  it('has nothing to lay out for a run with the bits of the recording', async () => {
    const { page, doors } = open();
    await load(page);
    page.runLive();
    doors.playRounds();
    await page.mapping.layOutShown();
    expect(page.after.placement(4, 'trunk')?.by).toBe('umap');
    expect(doors.pairs).toEqual([]);
  });

  it('says that the worker died, and starts another when asked again', async () => {
    const working = fakeDoors().projector;
    const dead = () => ({ ...working(), axes: () => Promise.reject(new Error('it stopped')) });
    let started = 0;
    const { page, doors } = open({ projector: () => (started++ ? working() : dead()) });
    page.runLive();
    doors.playRounds(2);
    await page.mapping.layOutShown();
    expect(page.cartographer.failure).toBe('it stopped');
    page.cartographer.reset();
    await page.mapping.layOutShown();
    expect([page.cartographer.failure, page.after.placement(2, 'trunk')?.by]).toEqual([
      null,
      'axes',
    ]);
  });

  it('lays out a live arm once, though the recorded one beside it was not fetched', async () => {
    const { page, doors } = await trained();
    doors.playRounds();
    await page.mapping.layOutShown();
    page.read({ after: 'meta' });
    await page.mapping.layOutShown();
    expect([page.before.isLive, page.after.isLive, doors.pairs.length]).toEqual([true, false, 3]);
  });

  it('starts a live arm beside a recording from its own places: they are as many', async () => {
    const { page, doors } = await trained();
    doors.playRounds();
    await page.mapping.layOutShown();
    page.read({ before: 'homogeneous', stage: 'cut' });
    await page.archive.fetchShown();
    doors.pairs.length = 0;
    await page.mapping.layOutShown();
    expect(doors.pairs.map(({ from }) => from)).toEqual([
      null,
      page.after.placement(4, 'cut')?.positions,
      page.after.placement(2, 'cut')?.positions,
    ]);
  });

  it('stops at a cancel, with principal axes on show, until layouts are asked for again', async () => {
    const { page, doors } = await trained();
    doors.playRounds();
    const laidOut = page.mapping.layOutShown();
    page.cartographer.cancel();
    await laidOut;
    await page.mapping.layOutShown();
    expect([doors.pairs.length, page.after.placement(4, 'trunk')?.by]).toEqual([0, 'axes']);
    expect([page.mapping.layoutsLeft, page.cartographer.progress]).toEqual([true, null]);
    page.mapping.retry();
    await page.mapping.layOutShown();
    await expect.poll(() => doors.pairs.length).toBe(3);
    expect([page.mapping.layoutsLeft, page.after.placement(4, 'trunk')?.by]).toEqual([
      false,
      'umap',
    ]);
  });

  it('gives up the layout under way at a cancel', async () => {
    const signals: AbortSignal[] = [];
    const { page, doors } = hanging(signals);
    page.runLive();
    doors.playRounds();
    const laidOut = page.mapping.layOutShown();
    await expect.poll(() => page.cartographer.progress).toBe(0);
    page.cartographer.cancel();
    await laidOut;
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    expect([page.cartographer.progress, page.cartographer.failure]).toEqual([null, null]);
  });

  it('lays out another run though the layouts of the one before were cancelled', async () => {
    const { page, doors } = await trained();
    doors.playRounds();
    page.cartographer.cancel();
    doors.runs.length = 0;
    page.runLive();
    doors.playRounds();
    await page.mapping.layOutShown();
    expect(doors.pairs.length).toBe(3);
  });

  it('starts nothing more after the notebook was closed', async () => {
    let started = 0;
    const signals: AbortSignal[] = [];
    const { page, doors } = hanging(signals, () => started++);
    page.runLive();
    doors.playRounds();
    void page.mapping.layOutShown();
    await expect.poll(() => signals.length).toBe(1);
    page.close();
    await new Promise((resolve) => setImmediate(resolve));
    expect([started, signals.length, page.cartographer.failure]).toEqual([1, 1, null]);
    await page.cartographer.layOut(page.view!, 1);
    await page.mapping.layOutShown();
    expect([started, page.cartographer.progress]).toEqual([1, null]);
    page.runLive();
    expect(doors.runs.length).toBe(2);
  });

  it('keeps what comes late of a run that was cancelled from the next one', async () => {
    const places: (() => void)[] = [];
    const { projector } = fakeDoors();
    const late = () => {
      const { axes, ...rest } = projector();
      const wait = () => new Promise<void>((resolve) => places.push(resolve));
      return { ...rest, axes: async (job: AxesJob) => (await wait(), axes(job)) };
    };
    const { page, doors } = open({ projector: late });
    page.runLive();
    doors.playRounds(0);
    const laidOut = page.mapping.layOutShown();
    page.cancel();
    doors.runs.length = 0;
    page.runLive();
    doors.playRounds(0);
    for (let i = 0; i < 2; i++) {
      places.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await laidOut;
    expect(page.before.placement(0, 'trunk')).toBeNull();
  });
});

/** A notebook of a run of another experiment that has ended, and whose null motions go on until they are aborted. */
async function endless() {
  const jobs: { job: NullJob; signal: AbortSignal | undefined }[] = [];
  const nullMotion: Projector['nullMotion'] = (job, { signal, onprogress } = {}) =>
    new Promise((_, reject) => {
      jobs.push({ job, signal });
      onprogress?.(0.5);
      signal!.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    });
  const { page, doors } = open({ projector: () => ({ ...fakeDoors().projector(), nullMotion }) });
  await load(page);
  page.change('seed', 2);
  page.runLive();
  doors.playRounds();
  await page.mapping.layOutShown();
  return { page, jobs };
}

describe('Mapping.layOutTwice()', () => {
  it('fetches what was recorded of the last round', async () => {
    const { page } = open();
    await load(page);
    await page.mapping.layOutTwice();
    expect(page.after.nullMotion(4, 'trunk')?.first.positions.length).toBe(8);
  });

  it('has nothing to show of other rounds of a recording', async () => {
    const { page } = open();
    await load(page);
    page.read({ round: 2 });
    await page.mapping.layOutTwice();
    expect([page.after.nullMotion(2, 'trunk'), page.cartographer.nullProgress]).toEqual([
      null,
      null,
    ]);
  });

  it('makes that of a live run from its map, with its seed, once', async () => {
    const jobs: NullJob[] = [];
    const made = fakeDoors().projector();
    const nullMotion: Projector['nullMotion'] = (job) => (jobs.push(job), made.nullMotion(job));
    const { page, doors } = open({ projector: () => ({ ...made, nullMotion }) });
    await load(page);
    page.change('seed', 2);
    page.runLive();
    doors.playRounds();
    await page.mapping.layOutShown();
    await page.mapping.layOutTwice();
    await page.mapping.layOutTwice();
    const from = page.after.placement(4, 'trunk')!.positions;
    expect(jobs).toEqual([{ features: expect.objectContaining({ width: 2 }), from, seed: 2 }]);
    expect(page.after.nullMotion(4, 'trunk')).not.toBeNull();
    expect(page.cartographer.nullProgress).toBeNull();
  });

  it('waits for the end of a run', async () => {
    const { page, doors } = open();
    await load(page);
    page.change('seed', 2);
    page.runLive();
    doors.playRounds(2);
    await page.mapping.layOutTwice();
    expect(page.after.nullMotion(2, 'trunk')).toBeNull();
  });

  it('tells how far it is, and can be given up', async () => {
    const { page, jobs } = await endless();
    const made = page.mapping.layOutTwice();
    await expect.poll(() => page.cartographer.nullProgress).toBe(0.5);
    page.cartographer.giveUpTwice();
    await made;
    expect(jobs.map(({ signal }) => signal?.aborted)).toEqual([true]);
    expect([page.cartographer.nullProgress, page.cartographer.failure]).toEqual([null, null]);
  });

  it('gives up one round for another', async () => {
    const { page, jobs } = await endless();
    const first = page.mapping.layOutTwice();
    await expect.poll(() => jobs.length).toBe(1);
    page.read({ round: 2 });
    void page.mapping.layOutTwice();
    await first;
    await expect.poll(() => jobs.map(({ signal }) => signal?.aborted)).toEqual([true, false]);
    expect(page.cartographer.nullProgress).toBe(0.5);
    page.close();
    expect(jobs[1]!.signal?.aborted).toBe(true);
  });
});
