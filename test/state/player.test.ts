import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchRound, load, open } from './fake.ts';

async function loaded() {
  const { page, doors } = open();
  await load(page);
  for (const round of [0, 2]) await fetchRound(page, round);
  return { page, doors, player: page.player };
}

describe('Player', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('walks the kept rounds, forward and back, and stays inside them', async () => {
    const { player } = await loaded();
    player.back();
    expect(player.round).toBe(2);
    player.reset();
    player.back();
    expect(player.round).toBe(0);
    for (let step = 0; step < 5; step++) player.forward();
    expect(player.round).toBe(4);
  });

  it('plays from the start when it stands at the end, and stops at the end', async () => {
    const { player } = await loaded();
    player.play();
    expect([player.playing, player.round]).toEqual([true, 0]);
    vi.advanceTimersByTime(10_000);
    expect([player.playing, player.round]).toEqual([false, 4]);
  });

  it('waits for a round that is not there yet', async () => {
    const { page } = open();
    await load(page);
    page.player.play();
    vi.advanceTimersByTime(10_000);
    expect([page.player.playing, page.player.round]).toEqual([true, 0]);
    await fetchRound(page, 2);
    vi.advanceTimersByTime(1000);
    expect(page.player.round).toBe(2);
    page.player.pause();
  });

  it('shows the rounds of a live run when it plays, one on a step, and none when it pauses', async () => {
    const { page, doors, player } = await loaded();
    page.runLive();
    player.pause();
    doors.playRounds(2);
    expect([player.playing, page.comparison!.round]).toEqual([false, -1]);
    player.forward();
    expect([player.playing, page.comparison!.round]).toEqual([false, 0]);
    player.play();
    expect([player.playing, page.comparison!.round]).toEqual([true, 2]);
  });

  it('plays rounds that stay on principal axes because laying out was cancelled', async () => {
    const { page, doors, player } = await loaded();
    page.change('seed', 2);
    page.runLive();
    doors.playRounds();
    page.cartographer.cancel();
    for (const index of [2, 1, 0]) {
      player.seek(index);
      await page.mapping.layOutShown();
    }
    expect(page.after.placement(2, 'trunk')?.by).toBe('axes');
    player.play();
    vi.advanceTimersByTime(10_000);
    expect([player.playing, player.round]).toEqual([false, 4]);
  });

  it('shows the kept round at or before the one of a link', async () => {
    const { page, player } = await loaded();
    page.follow('round=3');
    expect(player.round).toBe(2);
  });
});
