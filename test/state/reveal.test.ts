import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { needsRun, Reveal } from '#lib/state/reveal.svelte.ts';
import { load, open } from './fake.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function loaded() {
  const { page, doors } = open();
  await load(page);
  return { page, doors, reveal: new Reveal(page), arm: page.arms['both']! };
}

describe('reveal.begin(arm, still)', () => {
  it('plays a run from round 0, and shows rounds as far as it has come', async () => {
    const { page, reveal, arm } = await loaded();
    expect(reveal.upTo).toBe(Infinity);
    reveal.begin(arm, false);
    expect([reveal.active, reveal.upTo]).toEqual([true, 0]);
    page.player.seek(1);
    expect(reveal.upTo).toBe(2);
    page.player.pause();
    expect([reveal.active, reveal.upTo]).toEqual([false, Infinity]);
  });

  it('shows everything at once where nothing is to move', async () => {
    const { page, reveal, arm } = await loaded();
    page.player.seek(0);
    reveal.begin(arm, true);
    expect([reveal.active, page.player.round]).toEqual([false, 4]);
  });

  it('trains an arm of another experiment than the wanted one, with those on show', async () => {
    const { page, doors, reveal } = await loaded();
    const arm = page.arms['meta']!;
    page.change('seed', 2);
    expect(needsRun(arm)).toBe(true);
    reveal.begin(arm, true);
    expect(doors.runs).toHaveLength(3);
    expect(reveal.active).toBe(true);
    doors.playRounds(2);
    expect(reveal.upTo).toBe(2);
    doors.playRounds();
    expect([reveal.active, needsRun(arm)]).toEqual([false, false]);
  });

  it('lets arms train that already do', async () => {
    const { page, doors, reveal, arm } = await loaded();
    page.change('seed', 2);
    page.runLive();
    reveal.begin(arm, false);
    expect([doors.runs.length, reveal.active]).toEqual([2, true]);
  });
});

it('reveal.end() shows the last round now', async () => {
  const { page, reveal, arm } = await loaded();
  reveal.begin(arm, false);
  reveal.end();
  expect([reveal.active, page.player.playing, page.player.round]).toEqual([false, false, 4]);
});

it('reveal.settle(): playing again hides nothing', async () => {
  const { page, reveal, arm } = await loaded();
  reveal.begin(arm, false);
  page.player.pause();
  reveal.settle();
  page.player.play();
  expect(reveal.upTo).toBe(Infinity);
  page.player.pause();
});
