import { describe, expect, it } from 'vitest';
import type { Doors } from '#lib/state/doors.ts';
import type { GeometryJob } from '#lib/worker/protocol.ts';
import type { JobOptions, Projector } from '#lib/worker/projector.ts';
import { fakeDoors, GEOMETRY, load, open } from './fake.ts';

interface Asked {
  readonly job: GeometryJob;
  readonly options: JobOptions;
  answer(): void;
}

/** A notebook whose worker measures only when the test says so. */
function slow(changes: Partial<Doors> = {}) {
  const asked: Asked[] = [];
  let started = 0;
  const geometry: Projector['geometry'] = (job, options = {}) =>
    new Promise((resolve, reject) => {
      asked.push({ job, options, answer: () => resolve(GEOMETRY) });
      const aborted = () => reject(new DOMException('aborted', 'AbortError'));
      options.signal?.addEventListener('abort', aborted);
    });
  const projector = () => {
    started++;
    return { ...fakeDoors().projector(), geometry };
  };
  return { ...open({ projector, ...changes }), asked, started: () => started };
}

/** Two live arms of a seed that was not recorded, with all their rounds. */
async function trained(changes: Partial<Doors> = {}) {
  const all = slow(changes);
  await load(all.page);
  all.page.change('seed', 2);
  all.page.runLive();
  all.doors.playRounds();
  return all;
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('Surveyor.want()', () => {
  it('fetches what was recorded, and starts no worker for it', async () => {
    const { page, started } = slow();
    await load(page);
    await page.surveyor.want(page.shown(), 4, 'trunk');
    expect([page.before, page.after].map((arm) => arm.geometry(4, 'trunk'))).toEqual([
      GEOMETRY,
      GEOMETRY,
    ]);
    expect(started()).toBe(0);
  });

  it('measures live arms on the features of the stage, with the classes of the probe', async () => {
    const { page, asked } = await trained();
    const wanted = page.surveyor.want(page.shown(), 4, 'cut');
    await settled();
    expect(page.surveyor.progress).toBe(0);
    expect(asked.map(({ job }) => [...job.probed.labels])).toEqual([
      [0, 1],
      [0, 1],
    ]);
    expect(asked[1]!.job.features).toBe(page.after.features(4)!.cut);
    for (const { answer } of asked) answer();
    await wanted;
    expect([page.after.geometry(4, 'cut'), page.surveyor.progress]).toEqual([GEOMETRY, null]);
    expect(page.after.geometry(4, 'trunk')).toBeNull();
  });

  it('tells the mean progress of what is under way', async () => {
    const { page, asked } = await trained();
    void page.surveyor.want(page.shown(), 4, 'trunk');
    await settled();
    asked[0]!.options.onprogress!(0.5);
    expect(page.surveyor.progress).toBe(0.25);
  });

  it('measures once, however often it is asked', async () => {
    const { page, asked } = await trained();
    for (let i = 0; i < 3; i++) void page.surveyor.want([page.after, page.after], 4, 'trunk');
    await settled();
    expect(asked).toHaveLength(1);
    asked[0]!.answer();
    await settled();
    await page.surveyor.want([page.after], 4, 'trunk');
    expect(asked).toHaveLength(1);
  });

  it('measures nothing of a live run that has the bits of the recording', async () => {
    const { page, doors, asked } = slow();
    await load(page);
    page.runLive();
    doors.playRounds();
    await page.surveyor.want(page.shown(), 4, 'trunk');
    expect([page.after.isLive, page.after.geometry(4, 'trunk'), asked.length]).toEqual([
      true,
      GEOMETRY,
      0,
    ]);
  });

  it('gives up another round that is under way, but not another stage', async () => {
    const { page, asked } = await trained();
    void page.surveyor.want([page.after], 2, 'trunk');
    await settled();
    void page.surveyor.want([page.after], 4, 'trunk');
    await settled();
    void page.surveyor.want([page.after], 4, 'cut');
    await settled();
    expect(asked.map(({ options }) => options.signal!.aborted)).toEqual([true, false, false]);
    expect(page.surveyor.failure).toBeNull();
  });

  it('keeps what comes late of one run from the next', async () => {
    const { page, doors, asked } = await trained();
    void page.surveyor.want([page.after], 4, 'trunk');
    await settled();
    doors.runs.length = 0;
    page.runLive();
    doors.playRounds();
    asked[0]!.answer();
    await settled();
    expect(page.after.geometry(4, 'trunk')).toBeNull();
  });

  it('says why a recording cannot be fetched, and fetches it when asked again', async () => {
    let failures = 1;
    const { geometry } = fakeDoors();
    const flaky: Doors['geometry'] = (arm, round) =>
      failures-- > 0 ? Promise.reject(new Error('geometry-4.json: 503')) : geometry(arm, round);
    const { page } = slow({ geometry: flaky });
    await load(page);
    await page.surveyor.want([page.after], 4, 'trunk');
    expect(page.surveyor.failure).toBe('geometry-4.json: 503');
    await page.surveyor.want([page.after], 4, 'trunk');
    expect(page.after.geometry(4, 'trunk')).toBeNull();
    page.surveyor.retry();
    await page.surveyor.want([page.after], 4, 'trunk');
    expect([page.surveyor.failure, page.after.geometry(4, 'trunk')]).toEqual([null, GEOMETRY]);
  });

  it('closes a worker that failed, says why, and starts another when asked again', async () => {
    let started = 0;
    let closed = 0;
    const dead = () => Promise.reject(new Error('the worker stopped'));
    const projector = (): Projector => {
      const { geometry, ...rest } = fakeDoors().projector();
      return { ...rest, geometry: started++ ? geometry : dead, close: () => closed++ };
    };
    const { page } = await trained({ projector });
    await page.surveyor.want(page.shown(), 4, 'trunk');
    expect([page.surveyor.failure, closed]).toEqual(['the worker stopped', 1]);
    page.surveyor.retry();
    await page.surveyor.want(page.shown(), 4, 'trunk');
    expect([page.surveyor.failure, page.after.geometry(4, 'trunk')]).toEqual([null, GEOMETRY]);
  });
});

it('cancel() gives up what is under way until it is wanted again', async () => {
  const { page, asked } = await trained();
  void page.surveyor.want([page.after], 4, 'trunk');
  await settled();
  page.surveyor.cancel();
  await page.surveyor.want([page.after], 4, 'trunk');
  expect([asked.length, asked[0]!.options.signal!.aborted]).toEqual([1, true]);
  expect([page.surveyor.progress, page.surveyor.failure]).toEqual([null, null]);
  page.surveyor.retry();
  void page.surveyor.want([page.after], 4, 'trunk');
  await settled();
  expect(asked).toHaveLength(2);
});

it('another run is measured though the measuring of the one before was cancelled', async () => {
  const { page } = await trained();
  page.surveyor.cancel();
  page.runLive();
  expect(page.surveyor.isWilling).toBe(true);
});

it('close() ends it for good', async () => {
  const { page, asked, started } = await trained();
  void page.surveyor.want([page.after], 4, 'trunk');
  await settled();
  page.close();
  await page.surveyor.want([page.after], 2, 'trunk');
  await settled();
  expect([asked.length, started(), page.surveyor.failure]).toEqual([1, 1, null]);
});
