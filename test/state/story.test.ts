import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Story } from '#lib/state/story.svelte.ts';
import { fakeDoors, load, open } from './fake.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A notebook with recordings, whose story has begun if it may. */
async function told(prepare: (page: ReturnType<typeof open>['page']) => void = () => undefined) {
  const { page, doors } = open();
  await load(page);
  prepare(page);
  const story = new Story(page);
  await story.begin();
  return { page, doors, story };
}

describe('Story', () => {
  it('plays the kept rounds from 0 to the last by itself', async () => {
    const { page, story } = await told();
    const shown = [page.player.round];
    for (let i = 0; i < 4; i++) {
      await vi.advanceTimersByTimeAsync(1300);
      await page.archive.fetchShown();
      shown.push(page.player.round);
    }
    expect(shown.filter((round, i) => round !== shown[i - 1])).toEqual([0, 2, 4]);
    story.rest();
    expect([story.status, page.player.playing, page.fragment]).toEqual(['over', false, '']);
    expect(page.player.byItself).toBe(false);
  });

  it('plays for nobody until it is over, or the reader has it', async () => {
    const { page, story } = await told();
    expect(page.player.byItself).toBe(true);
    story.end('here');
    expect([page.player.byItself, page.fragment]).toEqual([false, 'round=0']);
  });

  it('begins only where the maps of round 0 are there', async () => {
    const { page } = open({
      map: (_, round) =>
        round === 0 ? Promise.reject(new Error('404')) : fakeDoors().map(_, round, 'trunk'),
    });
    await load(page);
    const story = new Story(page);
    await story.begin();
    expect([story.status, page.player.round]).toEqual(['waiting', 4]);
  });

  it.each([
    ['a link asks for something', { stage: 'cut' }],
    ['a link asks for a round', { round: 2 }],
  ] as const)('does not begin where %s', async (_, readings) => {
    const { page } = await told((page) => page.read(readings));
    expect([page.player.playing, page.readings]).toEqual([
      false,
      expect.objectContaining(readings),
    ]);
  });

  it('does not begin beside a live run', async () => {
    const { page, story } = await told((page) => page.runLive());
    expect([story.status, page.comparison?.status]).toEqual(['waiting', 'opening']);
  });

  it('is told once for a notebook', async () => {
    const { page, story } = await told();
    story.end('here');
    const again = new Story(page);
    await again.begin();
    expect([again.status, page.player.playing]).toEqual(['over', false]);
  });

  it('stays where it is when the reader does something with it', async () => {
    const { page, story } = await told();
    story.end('here');
    expect([page.player.playing, page.player.round]).toEqual([false, 0]);
  });

  it('shows the last round when the reader goes on elsewhere', async () => {
    const { page, story } = await told();
    story.end('elsewhere');
    expect([page.player.playing, page.player.round]).toEqual([false, 4]);
  });

  it('leaves a player alone that the reader has paused and started again', async () => {
    const { page, story } = await told();
    page.player.toggle();
    story.end('here');
    page.player.toggle();
    story.end('elsewhere');
    expect([page.player.playing, page.player.round]).toEqual([true, 0]);
    page.player.pause();
  });

  it('leaves a live run going that is begun while it is told', async () => {
    const { page, story } = await told();
    page.runLive();
    story.end('elsewhere');
    expect([page.comparison?.status, page.player.playing]).toEqual(['opening', true]);
    page.cancel();
  });

  it('does not begin once the reader has done something', async () => {
    const { page } = open();
    await load(page);
    const story = new Story(page);
    story.end('elsewhere');
    await story.begin();
    expect([page.player.playing, page.player.round]).toEqual([false, 4]);
  });
});
