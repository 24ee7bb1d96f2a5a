import { describe, expect, it } from 'vitest';
import { readSpec } from '#lib/sim/spec.ts';
import type { Doors } from '#lib/state/doors.ts';
import { Sweep, Sweeps, type SweepValue } from '#lib/state/sweep.svelte.ts';
import { type FakeRun, fakeDoors, opening, recorded, reportAt, TRAINED } from './fake.ts';

const PATH = 'method.contrast.weight';

const valueOf = (weight: number): SweepValue => ({
  value: weight,
  spec: readSpec({ method: { id: 'harmony', rounds: 4, stepsPerRound: 2, contrast: { weight } } }),
  problem: null,
});

const REFUSED: SweepValue = { value: 200, spec: null, problem: '200 is not in 0…100' };

async function started(values: SweepValue[], changes: Partial<Doors> = {}) {
  const doors = fakeDoors(changes);
  const sweep = new Sweep(doors);
  sweep.start(PATH, values);
  await settled();
  return { sweep, doors };
}

/** What was asked of recordings has been answered. */
const settled = () => new Promise((done) => setTimeout(done));

function play(run: FakeRun, last = 4): void {
  run.reply({ type: 'opening', opening });
  for (let round = 0; round <= last; round++) {
    run.reply({ type: 'round', report: reportAt(round, true) });
  }
  if (last === 4) run.reply({ type: 'end', trained: TRAINED });
}

const statuses = (sweep: Sweep) => sweep.points.map(({ status }) => status);

describe('Sweep.start(path, values)', () => {
  it('trains every value in a run of its own, and keeps the figures of its last round', async () => {
    const { sweep, doors } = await started([valueOf(1), valueOf(2)]);
    expect(doors.runs.map(({ spec }) => spec.method)).toMatchObject([
      { contrast: { weight: 1 } },
      { contrast: { weight: 2 } },
    ]);
    expect([sweep.path, sweep.active, statuses(sweep)]).toEqual([
      PATH,
      true,
      ['waiting', 'waiting'],
    ]);
    play(doors.runs[1]!);
    expect(statuses(sweep)).toEqual(['waiting', 'done']);
    expect(sweep.points[1]!.figures).toMatchObject({ serverAccuracyOod: 1, skew: { trunk: 0.2 } });
    play(doors.runs[0]!);
    expect([sweep.active, sweep.share]).toEqual([false, 1]);
  });

  it('asks for rounds ahead, and for the end, but for nothing beyond', async () => {
    const { doors } = await started([valueOf(1)]);
    const [run] = doors.runs;
    expect(run!.asked).toBe(3);
    play(run!, 0);
    expect(run!.asked).toBe(4);
    for (const round of [1, 2, 3, 4]) {
      run!.reply({ type: 'round', report: reportAt(round, true) });
    }
    expect(run!.asked).toBe(6);
  });

  it('tells how far it is by steps, those after the last round among them', async () => {
    const { spec } = valueOf(1);
    const long = readSpec({
      ...spec,
      method: { ...spec!.method, personalise: { steps: 8 } },
    });
    const { sweep, doors } = await started([{ value: 1, spec: long, problem: null }]);
    play(doors.runs[0]!, 3);
    expect(sweep.share).toBe(6 / 16);
    doors.runs[0]!.reply({ type: 'step', round: 4, step: 6 });
    expect(sweep.share).toBe(12 / 16);
  });

  it('names a value that is refused or fails, and the others go on', async () => {
    const { sweep, doors } = await started([valueOf(1), valueOf(2), REFUSED]);
    doors.runs[0]!.reply({ type: 'failed', message: 'a loss is not finite', round: 3 });
    play(doors.runs[1]!);
    expect(statuses(sweep)).toEqual(['failed', 'done', 'failed']);
    expect(sweep.points.map(({ problem }) => problem)).toEqual([
      'a loss is not finite (round 3)',
      null,
      '200 is not in 0…100',
    ]);
    expect(sweep.active).toBe(false);
  });

  it('takes what was found before at once', async () => {
    const { sweep, doors } = await started([valueOf(1), valueOf(2)]);
    doors.runs.forEach((run) => play(run));
    sweep.start(PATH, [valueOf(2), valueOf(3)]);
    expect(statuses(sweep)).toEqual(['done', 'waiting']);
    await settled();
    expect(doors.runs).toHaveLength(3);
  });

  it('trains nothing that was recorded', async () => {
    const { sweep, doors } = await started([valueOf(1)], {
      recording: (spec) => Promise.resolve(recorded(spec)),
    });
    expect([statuses(sweep), doors.runs.length]).toEqual([['done'], 0]);
    expect(sweep.points[0]!.figures?.serverAccuracyOod).toBe(1);
  });

  it('trains all the same when recordings cannot be had', async () => {
    const { doors } = await started([valueOf(1)], {
      recording: () => Promise.reject(new Error('gone')),
    });
    expect(doors.runs).toHaveLength(1);
  });
});

describe('Sweep.cancel()', () => {
  it('stops what runs or waits, and leaves what is done', async () => {
    const { sweep, doors } = await started([valueOf(1), valueOf(2)]);
    play(doors.runs[0]!);
    sweep.cancel();
    expect(statuses(sweep)).toEqual(['done', 'stopped']);
    expect([sweep.active, doors.runs[1]!.cancelled]).toEqual([false, true]);
    play(doors.runs[1]!);
    expect(statuses(sweep)).toEqual(['done', 'stopped']);
  });

  it('before it is known what was recorded trains nothing', async () => {
    const doors = fakeDoors();
    const sweep = new Sweep(doors);
    sweep.start(PATH, [valueOf(1)]);
    sweep.cancel();
    await settled();
    expect(doors.runs).toEqual([]);
  });
});

describe('Sweeps', () => {
  it('has one sweep for each cell, and what one has found is there for the others', async () => {
    const doors = fakeDoors();
    const sweeps = new Sweeps(doors);
    sweeps.of('1').start(PATH, [valueOf(1)]);
    await settled();
    play(doors.runs[0]!);
    sweeps.of('2').start(PATH, [valueOf(1), valueOf(2)]);
    await settled();
    expect(sweeps.of('1')).not.toBe(sweeps.of('2'));
    expect(statuses(sweeps.of('2'))).toEqual(['done', 'waiting']);
    sweeps.close();
    expect(doors.runs[1]!.cancelled).toBe(true);
  });
});
