import { describe, expect, it } from 'vitest';
import { armSpec } from '#lib/notebook/arms.ts';
import { Arm, type Placement, type Run } from '#lib/state/arm.svelte.ts';
import {
  type FakeDoors,
  fakeDoors,
  GEOMETRY,
  hashOf,
  notebook,
  opening,
  reportAt,
  TRAINED,
} from './fake.ts';

const placement = (x: number): Placement => ({
  positions: new Float32Array([x, 0]),
  collapsed: false,
  doubtful: new Uint8Array(),
  by: 'axes',
});

/** An arm and what the reader wants of it. */
function armOn(doors: Partial<FakeDoors> = {}) {
  const published = () => armSpec(notebook, 'both');
  const reader = { wanted: published() };
  const specs = { wanted: () => reader.wanted, published };
  return { reader, arm: new Arm('both', 'HARMONY', specs, fakeDoors(doors)) };
}

const OTHER = armSpec(notebook, 'both', { seed: 2 });

/** A run of the arm's spec that went through. */
function liveRun(arm: Arm, fingerprint = 'other'): Run {
  const reports = [0, 1, 2, 3, 4].map((round) => reportAt(round, true));
  return { spec: arm.wanted, opening, reports, fingerprint };
}

function trained() {
  const { arm } = armOn();
  arm.begin();
  arm.live = liveRun(arm);
  return arm;
}

describe('Arm.find()', () => {
  it('finds the recording of the wanted spec', async () => {
    const { arm } = armOn();
    await arm.find();
    expect([arm.run, arm.stale, arm.rounds]).toEqual([arm.recorded, false, [0, 2, 4]]);
    expect(arm.tested(4)).toMatchObject({ serverAccuracyOod: 1 });
  });

  it('finds it again when the reader wants another spec that was recorded', async () => {
    const { arm, reader } = armOn();
    await arm.find();
    reader.wanted = armSpec(notebook, 'meta');
    expect(arm.stale).toBe(true);
    await arm.find();
    expect([arm.recorded?.spec, arm.stale]).toEqual([reader.wanted, false]);
  });

  it('heeds only what is wanted last', async () => {
    const { recording } = fakeDoors();
    const slow: (() => void)[] = [];
    const { arm, reader } = armOn({
      recording: (spec) => new Promise((done) => slow.push(() => done(recording(spec)))),
    });
    const first = arm.find();
    reader.wanted = armSpec(notebook, 'meta');
    const second = arm.find();
    for (const answer of slow.reverse()) answer();
    await Promise.all([first, second]);
    expect(arm.stale).toBe(false);
  });

  it('of a spec that was not recorded leaves what was there, stale', async () => {
    const { arm, reader } = armOn();
    await arm.find();
    reader.wanted = OTHER;
    await arm.find();
    expect([arm.recorded?.spec.seed, arm.wanted.seed, arm.stale]).toEqual([1, 2, true]);
  });

  it("of a spec that was not recorded finds at first that of the notebook's own", async () => {
    const { arm, reader } = armOn();
    reader.wanted = OTHER;
    await arm.find();
    expect([arm.recorded?.spec.seed, arm.stale]).toEqual([1, true]);
  });

  it('rejects when recordings cannot be had', async () => {
    const { arm } = armOn({ recording: () => Promise.reject(new Error('gone')) });
    await expect(arm.find()).rejects.toThrow('gone');
    expect(arm.run).toBeNull();
  });
});

describe('Arm.wantAnswers(round), wantMap(round, stage), wantGeometry(round), wantNullMotion(round, stage)', () => {
  it('fetch a kept round of the recording, each once', async () => {
    const asked: string[] = [];
    const { answers, map } = fakeDoors();
    const { arm } = armOn({
      answers: (run, round) => (asked.push(`answers ${round}`), answers(run, round)),
      map: (run, round, stage) => (asked.push(`${stage} ${round}`), map(run, round, stage)),
    });
    await arm.find();
    expect([arm.answers(4), arm.placement(4, 'trunk'), arm.geometry(4, 'cut')]).toEqual([
      null,
      null,
      null,
    ]);
    for (let i = 0; i < 2; i++) {
      await Promise.all([arm.wantAnswers(4), arm.wantMap(4, 'trunk'), arm.wantMap(3, 'trunk')]);
      await Promise.all([arm.wantGeometry(4), arm.wantNullMotion(4, 'cut')]);
    }
    expect(asked).toEqual(['answers 4', 'trunk 4']);
    expect(arm.answers(4)?.test.server).toHaveLength(8);
    expect(arm.placement(4, 'trunk')).toMatchObject({ by: 'umap', collapsed: false });
    expect(arm.placement(4, 'cut')).toBeNull();
    expect(arm.geometry(4, 'cut')).toEqual(GEOMETRY);
    expect(arm.nullMotion(4, 'cut')?.second.collapsed).toBe(false);
  });

  it('say what could not be fetched, and ask again', async () => {
    const { map } = fakeDoors();
    const failing: Partial<FakeDoors> = { map: () => Promise.reject(new Error('gone')) };
    const doors = { ...fakeDoors(), ...failing };
    const { arm } = armOn({ map: (...parameters) => doors.map(...parameters) });
    await arm.find();
    await arm.wantMap(4, 'trunk');
    expect([arm.failure, arm.placement(4, 'trunk')]).toEqual(['gone', null]);
    doors.map = map;
    await arm.wantMap(4, 'trunk');
    expect([arm.failure, arm.placement(4, 'trunk')?.by]).toEqual([null, 'umap']);
  });

  it('fetch nothing for a live run, unless it has the bits of the recording', async () => {
    const { arm } = armOn();
    await arm.find();
    arm.live = liveRun(arm);
    await Promise.all([arm.wantMap(4, 'trunk'), arm.wantGeometry(4), arm.wantAnswers(4)]);
    expect([arm.isLive, arm.verified, arm.placement(4, 'trunk')]).toEqual([true, false, null]);
    expect(arm.answers(4)?.test.client).toHaveLength(8);
    arm.live = liveRun(arm, hashOf(4));
    await arm.wantMap(4, 'trunk');
    expect([arm.verified, arm.placement(4, 'trunk')?.by]).toEqual([true, 'umap']);
  });
});

describe('Arm.features(round)', () => {
  it('are those of a live run, of kept rounds', async () => {
    const { arm } = armOn();
    await arm.find();
    await arm.wantAnswers(4);
    expect(arm.features(4)).toBeNull();
    arm.live = liveRun(arm);
    expect([arm.features(4)?.cut.width, arm.features(3)]).toEqual([2, null]);
  });
});

describe('Arm.trained', () => {
  it('are the models of a live run that has ended, as long as that is on show', async () => {
    const { arm } = armOn();
    await arm.find();
    expect(arm.trained).toBeNull();
    arm.live = liveRun(arm);
    expect(arm.trained).toBeNull();
    arm.live = { ...liveRun(arm), trained: TRAINED };
    expect(arm.trained).toBe(TRAINED);
    arm.goBackTo(null);
    expect(arm.trained).toBeNull();
    arm.live = { ...liveRun(arm), spec: OTHER, trained: TRAINED };
    expect(arm.trained).toBeNull();
  });
});

describe('Arm.survey(round, stage, geometry), placeTwice(round, stage, motion)', () => {
  it('keep what was measured of a live run until another begins', () => {
    const arm = trained();
    arm.survey(4, 'trunk', GEOMETRY);
    arm.placeTwice(2, 'trunk', { first: placement(1), second: placement(2) });
    expect([arm.geometry(4, 'trunk'), arm.geometry(4, 'cut')]).toEqual([GEOMETRY, null]);
    expect(arm.nullMotion(2, 'trunk')?.second.positions[0]).toBe(2);
    arm.begin();
    expect([arm.geometry(4, 'trunk'), arm.nullMotion(2, 'trunk')]).toEqual([null, null]);
  });
});

describe('Arm.lastPlacement(round, stage)', () => {
  it('is that of the latest placed round, up to the one on show', () => {
    const arm = trained();
    expect(arm.lastPlacement(4, 'trunk')).toBeNull();
    arm.place(0, 'trunk', placement(0));
    arm.place(4, 'trunk', placement(4));
    const at = (round: number) => arm.lastPlacement(round, 'trunk')?.positions[0];
    expect([0, 2, 4].map(at)).toEqual([0, 0, 4]);
  });

  it('is never that of another stage, nor of the run before', () => {
    const arm = trained();
    arm.place(0, 'trunk', placement(0));
    expect(arm.lastPlacement(4, 'cut')).toBeNull();
    arm.goBackTo(arm.live);
    expect(arm.lastPlacement(4, 'trunk')).toBeNull();
  });
});
