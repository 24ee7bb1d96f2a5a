import { describe, expect, it } from 'vitest';
import type { AxesJob } from '#lib/worker/protocol.ts';
import { fakeDoors, open } from './fake.ts';

async function trained() {
  const { page, doors } = open();
  await page.load();
  page.change('seed', 2);
  page.runLive();
  return { page, doors };
}

describe('OpenNotebook.layOutShown()', () => {
  it('places rounds on principal axes while they stream in', async () => {
    const { page, doors } = await trained();
    doors.playRounds(2);
    await page.layOutShown();
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
    for (let i = 0; i < 4; i++) void page.layOutShown();
    expect(asked.length).toBe(2);
  });

  it('lays out the pair when the run has ended, with the seed of the spec', async () => {
    const { page, doors } = await trained();
    doors.playRounds();
    await page.layOutShown();
    expect(page.before.placement(4, 'trunk')?.by).toBe('umap');
    expect(doors.pairs[0]).toMatchObject({ seed: 2, from: null, before: { width: 2 } });
  });

  it('goes on with the other kept rounds, each starting from the nearest one that is laid out', async () => {
    const { page, doors } = await trained();
    doors.playRounds();
    await page.layOutShown();
    expect(doors.pairs.map(({ from }) => from)).toEqual([
      null,
      page.before.placement(4, 'trunk')?.positions,
      page.before.placement(2, 'trunk')?.positions,
    ]);
  });

  it('has nothing to lay out for a run with the bits of the recording', async () => {
    const { page, doors } = open();
    await page.load();
    page.runLive();
    doors.playRounds();
    await page.layOutShown();
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
    await page.layOutShown();
    expect(page.cartographer.failure).toBe('it stopped');
    page.cartographer.reset();
    await page.layOutShown();
    expect([page.cartographer.failure, page.after.placement(2, 'trunk')?.by]).toEqual([
      null,
      'axes',
    ]);
  });

  it('lays out a live arm once, though the recorded one beside it was not fetched', async () => {
    const { page, doors } = await trained();
    doors.playRounds();
    await page.layOutShown();
    page.read({ alignment: 'off' });
    await page.layOutShown();
    expect([page.before.isLive, page.after.isLive, doors.pairs.length]).toEqual([true, false, 3]);
  });

  it('starts a live arm beside a recording from its own places: they are as many', async () => {
    const { page, doors } = await trained();
    doors.playRounds();
    await page.layOutShown();
    page.read({ before: 'homogeneous', stage: 'cut' });
    await page.fetchShown();
    doors.pairs.length = 0;
    await page.layOutShown();
    expect(doors.pairs.map(({ from }) => from)).toEqual([
      null,
      page.after.placement(4, 'cut')?.positions,
      page.after.placement(2, 'cut')?.positions,
    ]);
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
    const laidOut = page.layOutShown();
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
