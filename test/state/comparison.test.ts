import { describe, expect, it } from 'vitest';
import { open, opening, reportAt } from './fake.ts';

async function running() {
  const { page, doors } = open();
  await page.load();
  page.runLive();
  const [before, after] = doors.runs;
  return { page, doors, before: before!, after: after!, live: page.comparison! };
}

describe('Comparison', () => {
  it('asks no arm for a round before all have answered', async () => {
    const { before, after, live } = await running();
    before.reply({ type: 'opening', opening });
    expect([before.asked, after.asked]).toEqual([0, 0]);
    after.reply({ type: 'opening', opening });
    before.reply({ type: 'round', report: reportAt(0, true) });
    expect([before.asked, after.asked, live.round]).toEqual([1, 1, -1]);
    after.reply({ type: 'round', report: reportAt(0, true) });
    expect([before.asked, after.asked, live.round]).toEqual([2, 2, 0]);
  });

  it('streams rounds in, and at the end replaces the recording', async () => {
    const { page, doors, live } = await running();
    doors.playRounds(2);
    expect([page.player.round, page.after.isLive, live.status]).toEqual([2, true, 'running']);
    const { page: other, doors: its } = open();
    await other.load();
    other.runLive();
    its.playRounds();
    expect([other.comparison?.status, other.after.run?.fingerprint]).toEqual(['ended', 'h4']);
  });

  it('is verified if it ends with the bits of the recording, and only then', async () => {
    const { page, doors } = await running();
    doors.playRounds();
    expect(page.after.verified).toBe(true);
    const { page: other, doors: its, before, after } = await running();
    its.playRounds(3);
    for (const run of [before, after]) {
      run.reply({ type: 'round', report: reportAt(4, true, 'another') });
      run.reply({ type: 'end' });
    }
    expect([other.after.isLive, other.after.verified]).toEqual([true, false]);
  });

  it('does not ask while paused, and asks for one round on a step', async () => {
    const { doors, before, live } = await running();
    live.pause();
    doors.playRounds(-1);
    expect([before.asked, live.status]).toEqual([0, 'paused']);
    live.step();
    for (const run of doors.runs) run.reply({ type: 'round', report: reportAt(0, true) });
    expect([before.asked, live.status]).toEqual([1, 'paused']);
    live.play();
    expect([before.asked, live.status]).toEqual([2, 'running']);
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

  it('trains one arm once if both maps show it', async () => {
    const { page, doors } = open();
    await page.load();
    page.read({ alignment: 'off', meta: 'off' });
    page.runLive();
    doors.playRounds();
    expect([doors.runs.length, page.after.verified]).toEqual([1, true]);
  });

  it('that has ended is not undone by the next one, whichever arms that trains', async () => {
    const { page, doors } = await running();
    doors.playRounds();
    page.read({ alignment: 'off' });
    page.runLive();
    expect([page.before.isLive, page.arms['both']!.isLive]).toEqual([true, true]);
    page.cancel();
    expect([page.before.verified, page.arms['both']!.verified]).toEqual([true, true]);
  });

  it('that is cancelled leaves no place of its points to the run that comes back', async () => {
    const { page, doors } = open();
    await page.load();
    page.change('seed', 2);
    page.runLive();
    doors.playRounds();
    doors.runs.length = 0;
    page.runLive();
    doors.playRounds(0);
    await page.layOutShown();
    page.cancel();
    expect([page.after.isLive, page.after.placement(0, 'trunk')]).toEqual([true, null]);
  });
});
