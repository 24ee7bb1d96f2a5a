import { describe, expect, it } from 'vitest';
import type { ArmEntry } from '#lib/notebook/arms.ts';
import { OpenNotebook } from '#lib/state/openNotebook.svelte.ts';
import {
  fakeDoors,
  hashOf,
  load,
  notebook,
  open,
  opening,
  ORIGIN,
  reportAt,
  TRAINED,
} from './fake.ts';

async function running() {
  const { page, doors } = open();
  await load(page);
  page.runLive();
  const [before, after] = doors.runs;
  return { page, doors, before: before!, after: after!, live: page.comparison! };
}

const BOTH = { id: 'harmony', meta: { on: true }, contrast: { on: true } } as const;

const roundReply = (round: number, hash?: string) =>
  ({ type: 'round', report: reportAt(round, true, hash) }) as const;

describe('Comparison', () => {
  it('shows a round when all arms have it', async () => {
    const { page, before, after, live } = await running();
    before.reply({ type: 'opening', opening });
    before.reply(roundReply(0));
    after.reply({ type: 'opening', opening });
    before.reply(roundReply(1));
    expect([live.round, page.before.isLive]).toEqual([-1, false]);
    after.reply(roundReply(0));
    expect([live.round, page.before.run?.reports.length]).toEqual([0, 1]);
    after.reply(roundReply(1));
    expect([live.round, page.before.run?.reports.length]).toEqual([1, 2]);
  });

  it('shows kept rounds at once, and of those that come fast not every one', async () => {
    let now = 0;
    const { page, doors } = open({ now: () => now });
    await load(page);
    page.runLive();
    const shown: number[] = [];
    for (const run of doors.runs) run.reply({ type: 'opening', opening });
    for (const round of [0, 1, 2, 3]) {
      now += round === 3 ? 200 : 20;
      for (const run of doors.runs) run.reply(roundReply(round));
      shown.push(page.comparison!.round);
    }
    expect(shown).toEqual([0, 0, 2, 3]);
    expect(page.after.run?.reports.map(({ round }) => round)).toEqual([0, 1, 2, 3]);
    expect(doors.runs[0]!.asked).toBe(6);
  });

  it('lets an arm be two rounds ahead of what is shown, and no more', async () => {
    const { before, after } = await running();
    expect([before.asked, after.asked]).toEqual([3, 3]);
    for (const run of [before, after]) run.reply({ type: 'opening', opening });
    for (const round of [0, 1, 2]) before.reply(roundReply(round));
    expect([before.asked, after.asked]).toEqual([3, 3]);
    after.reply(roundReply(0));
    expect([before.asked, after.asked]).toEqual([4, 4]);
  });

  it('asks for the end together with the last round', async () => {
    const { doors, before } = await running();
    doors.playRounds(0);
    expect(before.asked).toBe(4);
    for (const run of doors.runs) run.reply(roundReply(1));
    expect(before.asked).toBe(6);
    for (const run of doors.runs) run.reply(roundReply(2));
    expect(before.asked).toBe(6);
  });

  it('streams rounds in, and at the end replaces the recording', async () => {
    const { page, doors, live } = await running();
    doors.playRounds(2);
    expect([page.player.round, page.after.isLive, live.status]).toEqual([2, true, 'running']);
    const { page: other, doors: its } = open();
    await load(other);
    other.runLive();
    its.playRounds();
    expect([other.comparison?.status, other.after.run?.fingerprint]).toEqual(['ended', hashOf(4)]);
  });

  it('is verified if it ends with the bits of the recording, and only then', async () => {
    const { page, doors } = await running();
    doors.playRounds();
    expect(page.after.verified).toBe(true);
    const { page: other, doors: its, before, after } = await running();
    its.playRounds(3);
    for (const run of [before, after]) {
      run.reply(roundReply(4, 'another'));
      run.reply({ type: 'end', trained: TRAINED });
    }
    expect([other.after.isLive, other.after.verified]).toEqual([true, false]);
  });

  it('leaves each arm its models when it ends, and none before', async () => {
    const { page, doors } = await running();
    doors.playRounds(3);
    expect(page.after.trained).toBeNull();
    const { page: other, doors: its } = await running();
    its.playRounds();
    expect(other.shown().map(({ trained }) => trained)).toEqual([TRAINED, TRAINED]);
  });

  it('shows nothing more while paused, and one round on a step, computed already or not', async () => {
    const { doors, before, live } = await running();
    live.pause();
    doors.playRounds(2);
    expect([before.asked, live.round, live.status]).toEqual([3, -1, 'paused']);
    live.step();
    expect([before.asked, live.round, live.status]).toEqual([3, 0, 'paused']);
    live.step();
    live.step();
    live.step();
    expect([before.asked, live.round, live.status]).toEqual([4, 2, 'running']);
    for (const run of doors.runs) run.reply(roundReply(3));
    expect([before.asked, live.round, live.status]).toEqual([4, 3, 'paused']);
  });

  it('that is paused takes the round under way, and goes on with what has come since', async () => {
    const { doors, before, live } = await running();
    doors.playRounds(0);
    live.pause();
    expect(live.status).toBe('running');
    for (const run of doors.runs) for (const round of [1, 2]) run.reply(roundReply(round));
    expect([before.asked, live.round, live.status]).toEqual([4, 1, 'paused']);
    live.play();
    expect([before.asked, live.round, live.status]).toEqual([6, 2, 'running']);
  });

  it('ends with the step to the last round', async () => {
    const { page, doors, live } = await running();
    doors.playRounds(3);
    live.pause();
    for (const run of doors.runs) run.reply(roundReply(4));
    expect(live.status).toBe('paused');
    for (const run of doors.runs) run.reply({ type: 'end', trained: TRAINED });
    expect([live.status, page.after.verified]).toEqual(['ended', true]);
  });

  it('tells how far all arms together are, from steps and from rounds', async () => {
    const { before, after, live } = await running();
    before.reply({ type: 'opening', opening });
    before.reply({ type: 'step', round: 2, step: 3 });
    const { rounds, stepsPerRound } = before.spec.method;
    const all = 2 * rounds * stepsPerRound;
    expect(live.share).toBe((stepsPerRound + 3) / all);
    before.reply(roundReply(2));
    after.reply({ type: 'step', round: 1, step: 1 });
    expect(live.share).toBe((2 * stepsPerRound + 1) / all);
  });

  it('counts the steps that follow the last round', async () => {
    const { page, doors } = open();
    await load(page);
    page.change('method.personalise.steps', 10);
    page.change('method.realign.steps', 2);
    page.runLive();
    for (const run of doors.runs) run.reply({ type: 'opening', opening });
    for (const run of doors.runs) for (const round of [0, 1, 2, 3]) run.reply(roundReply(round));
    const { stepsPerRound } = doors.runs[0]!.spec.method;
    const all = 4 * stepsPerRound + 12;
    expect(page.comparison!.share).toBe((3 * stepsPerRound) / all);
    for (const run of doors.runs) run.reply({ type: 'step', round: 4, step: stepsPerRound + 9 });
    expect(page.comparison!.share).toBe((all - 3) / all);
  });

  it('brings the recording back when it is cancelled', async () => {
    const { page, doors, before } = await running();
    doors.playRounds(2);
    page.cancel();
    expect([before.cancelled, page.after.isLive, page.player.round]).toEqual([true, false, 4]);
  });

  it('keeps the rounds before a failure, says where and why, and stops the other arm', async () => {
    const { page, doors, before, after, live } = await running();
    doors.playRounds(2);
    after.reply({ type: 'failed', message: 'the loss is NaN', round: 3 });
    expect(live.failure).toEqual({ arm: 'HARMONY', round: 3, message: 'the loss is NaN' });
    expect([before.cancelled, page.player.round, page.after.run?.reports.length]).toEqual([
      true,
      2,
      3,
    ]);
  });

  it('keeps the rounds of an arm that was ahead when it failed, and those of the other', async () => {
    const { page, before, after, live } = await running();
    for (const run of [before, after]) run.reply({ type: 'opening', opening });
    before.reply(roundReply(0));
    for (const round of [0, 1, 2]) after.reply(roundReply(round));
    after.reply({ type: 'failed', message: 'the loss is NaN', round: 3 });
    expect([live.round, page.player.round]).toEqual([0, 0]);
    expect([page.before, page.after].map(({ run }) => run?.reports.length)).toEqual([1, 3]);
    expect(page.after.rounds).toEqual([0, 2]);
  });

  it('keeps the rounds of the other arm that was ahead of the failure', async () => {
    const { page, before, after } = await running();
    for (const run of [before, after]) run.reply({ type: 'opening', opening });
    for (const round of [0, 1]) before.reply(roundReply(round));
    after.reply({ type: 'failed', message: 'the loss is NaN', round: 0 });
    expect([page.before.run?.reports.length, page.after.isLive]).toEqual([2, false]);
  });

  it('waits for the slowest of arms that differ in rounds; the others end with their own', async () => {
    const both: ArmEntry = {
      title: 'Short',
      preset: 'default',
      spec: { method: { ...BOTH, rounds: 2 } },
    };
    const doors = fakeDoors();
    const page = new OpenNotebook({ ...notebook, arms: { ...notebook.arms, both } }, doors, ORIGIN);
    page.runLive();
    const [long, brief] = [doors.runs[0]!, doors.runs[1]!];
    const live = page.comparison!;
    expect([live.rounds, long.asked, brief.asked]).toEqual([4, 3, 4]);
    long.reply({ type: 'opening', opening });
    brief.reply({ type: 'opening', opening: { ...opening, keptRounds: [0, 2] } });
    for (const round of [0, 1, 2]) for (const run of doors.runs) run.reply(roundReply(round));
    brief.reply({ type: 'end', trained: TRAINED });
    expect([page.after.run?.fingerprint, live.status]).toEqual([null, 'running']);
    for (const round of [3, 4]) long.reply(roundReply(round));
    expect([page.after.run?.fingerprint, page.before.run?.fingerprint]).toEqual([hashOf(2), null]);
    long.reply({ type: 'end', trained: TRAINED });
    expect([long.asked, brief.asked, live.status]).toEqual([6, 4, 'ended']);
    expect([page.before.run?.fingerprint, page.player.round]).toEqual([hashOf(4), 2]);
  });

  it('says how long it still takes from the steps of the time it ran, not from those of a pause', async () => {
    let now = 0;
    const { page, doors } = open({ now: () => now });
    page.change('method.stepsPerRound', 20);
    page.runLive();
    const live = page.comparison!;
    const send = (round: number) => {
      for (const run of doors.runs) run.reply(roundReply(round));
    };
    doors.playRounds(0);
    expect(live.secondsLeft).toBeNull();
    now = 2000;
    send(1);
    expect(live.secondsLeft).toBeCloseTo(6);
    live.pause();
    now = 4000;
    send(2);
    now = 100_000;
    send(3);
    live.play();
    // A step of nothing, to hear the time: two rounds took four seconds, one is left.
    doors.runs[0]!.reply({ type: 'step', round: 4, step: 0 });
    expect(live.secondsLeft).toBeCloseTo(2);
  });

  it('that fails while it rests keeps every round that all arms have', async () => {
    const { page, doors, after, live } = await running();
    doors.playRounds(0);
    live.pause();
    for (const run of doors.runs) for (const round of [1, 2]) run.reply(roundReply(round));
    after.reply({ type: 'failed', message: 'the loss is NaN', round: 3 });
    expect([live.status, live.round, page.after.run?.reports.length]).toEqual(['failed', 2, 3]);
  });

  it('trains one arm once if both maps show it', async () => {
    const { page, doors } = open();
    await load(page);
    page.read({ after: 'splitgp' });
    page.runLive();
    doors.playRounds();
    expect([doors.runs.length, page.after.verified]).toEqual([1, true]);
  });

  it('that has ended is not undone by the next one, whichever arms that trains', async () => {
    const { page, doors } = await running();
    doors.playRounds();
    page.read({ after: 'meta' });
    page.runLive();
    expect([page.before.isLive, page.arms['both']!.isLive]).toEqual([true, true]);
    page.cancel();
    expect([page.before.verified, page.arms['both']!.verified]).toEqual([true, true]);
  });

  it('that is cancelled leaves no place of its points to the run that comes back', async () => {
    const { page, doors } = open();
    await load(page);
    page.change('seed', 2);
    page.runLive();
    doors.playRounds();
    doors.runs.length = 0;
    page.runLive();
    doors.playRounds(0);
    await page.mapping.layOutShown();
    page.cancel();
    expect([page.after.isLive, page.after.placement(0, 'trunk')]).toEqual([true, null]);
  });
});
