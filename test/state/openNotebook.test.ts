import { describe, expect, it } from 'vitest';
import type { ProseCell } from '#lib/notebook/notebook.ts';
import { OpenNotebook } from '#lib/state/openNotebook.svelte.ts';
import { fakeDoors, load, notebook, open, ORIGIN } from './fake.ts';

describe('OpenNotebook', () => {
  it('shows on the right the arm that the two switches choose, on the left the one with neither part', () => {
    const { page } = open();
    expect([page.before.name, page.after.name]).toEqual(['splitgp', 'both']);
    page.read({ after: 'alignment' });
    expect(page.after.name).toBe('alignment');
    page.read({ before: 'homogeneous' });
    expect(page.before.name).toBe('homogeneous');
  });

  it('shows the last kept round of the recordings first', async () => {
    const { page } = open();
    await load(page);
    expect(page.player.round).toBe(4);
    expect(page.headlines.after).toMatchObject({ serverOod: 1, skew: 0.2 });
    expect(page.after.placement(4, 'trunk')).toMatchObject({ by: 'umap', collapsed: false });
  });

  it('reads the gate anew at another threshold and ρ, from the same answers', async () => {
    const { page } = open();
    await load(page);
    page.read({ threshold: 0, rho: '0' });
    expect(page.headlines.after).toMatchObject({ gated: 1, exitShare: 0 });
    page.read({ threshold: 1, rho: '1' });
    expect(page.headlines.after).toMatchObject({ gated: 0.5, exitShare: 1 });
    expect(page.stale).toBe(false);
  });

  it('is stale after a change of the spec, and not after the way back', async () => {
    const { page } = open();
    await load(page);
    page.change('clients.count', 12);
    expect([page.stale, page.fragment]).toEqual([true, 'clients.count=12']);
    page.change('clients.count', 8);
    expect([page.stale, page.fragment]).toEqual([false, '']);
  });

  it('a change of the spec gives up the run of the spec before', async () => {
    const { page } = open();
    await load(page);
    page.runLive();
    expect(page.comparison?.active).toBe(true);
    page.change('seed', 2);
    expect([page.comparison, page.stale]).toEqual([null, true]);
  });

  it('names a change that is not allowed and does not take it', () => {
    const { page } = open();
    page.change('clients.partition.classesPerClient', 1);
    expect(page.problems[0]).toContain('8 clients × 1 classes');
    expect(page.changed).toEqual({});
  });

  it('takes what a link says, names what is wrong in it, and writes it back', () => {
    const { page } = open();
    page.follow('#seed=2&threshold=0.38&alignment=off&before=nobody&rho=7');
    expect(page.fragment).toBe('seed=2&threshold=0.38&after=meta');
    expect(page.problems.map((problem) => problem.split(':')[0])).toEqual(['rho', 'before']);
  });

  it('says why there are no recordings, and trains all the same', async () => {
    const failing = () => Promise.reject(new Error('index.json: 404 Not Found'));
    const { page, doors } = open({ recording: failing });
    await load(page);
    expect(page.archive.missing).toBe('index.json: 404 Not Found');
    page.runLive();
    doors.playRounds();
    expect(page.player.round).toBe(4);
  });

  it('asks again for a map that could not be fetched', async () => {
    const { page, doors } = open();
    const { map } = doors;
    let failed = false;
    doors.map = (...parameters) => {
      if (failed) return map(...parameters);
      failed = true;
      return Promise.reject(new Error('gone'));
    };
    await load(page);
    expect([page.before.failure, page.before.placement(4, 'trunk')]).toEqual(['gone', null]);
    await page.archive.fetchShown();
    expect([page.before.failure, page.before.placement(4, 'trunk')?.by]).toEqual([null, 'umap']);
  });

  it('fetches at first what is on show, and every last round once the reader does something', async () => {
    const asked: string[] = [];
    const { map, answers } = fakeDoors();
    const { page } = open({
      map: (arm, round, stage) => (asked.push(`map ${round}`), map(arm, round, stage)),
      answers: (arm, round) => (asked.push(`answers ${round}`), answers(arm, round)),
    });
    await load(page);
    expect(asked).toEqual(['map 4', 'map 4', 'answers 4', 'answers 4']);
    await page.archive.prefetch();
    expect(asked.slice(4)).toEqual([
      'map 4',
      'answers 4',
      'map 4',
      'answers 4',
      'map 4',
      'answers 4',
    ]);
    expect(page.list().every((arm) => arm.placement(4, 'trunk') !== null)).toBe(true);
  });

  it('takes a link to a heading for a place on the page, not for readings', () => {
    const heading = { type: 'heading', level: 2, id: 'what-is-ours', inlines: [] } as const;
    const prose: ProseCell = {
      kind: 'prose',
      id: '1',
      source: '',
      prose: [heading],
      problem: null,
    };
    const page = new OpenNotebook({ ...notebook, cells: [prose] }, fakeDoors(), ORIGIN);
    page.follow('#seed=2&threshold=0.38');
    page.follow('#what-is-ours');
    expect([page.fragment, page.problems]).toEqual(['seed=2&threshold=0.38', []]);
    page.follow('#what-is-nobodys');
    expect(page.problems).toHaveLength(1);
  });

  it('lays one map over the other only if they show the same samples', async () => {
    const { page, doors } = open();
    await load(page);
    expect(page.comparable).toBe(true);
    page.change('draws.data', 1);
    page.runLive();
    doors.playRounds();
    expect(page.comparable).toBe(true);
    page.read({ after: 'meta' });
    expect(page.comparable).toBe(false);
  });

  it('that is closed fetches nothing more', async () => {
    const asked: number[] = [];
    const { map } = fakeDoors();
    const { page } = open({
      map: (arm, round, stage) => (asked.push(round), map(arm, round, stage)),
    });
    const loading = load(page);
    page.close();
    await loading;
    await page.archive.prefetch();
    expect(asked).toEqual([]);
  });

  it('that is restored ends the run under way and shows every point again', async () => {
    const { page, doors } = open();
    await load(page);
    page.change('clients.count', 12);
    page.runLive();
    page.selection.toggleClient(11);
    page.restore();
    expect([doors.runs[0]!.cancelled, page.comparison]).toEqual([true, null]);
    expect([page.stale, page.selection.hiddenClients.size]).toEqual([false, 0]);
  });

  it('is out of date while it trains only if an arm comes on show that is not trained', async () => {
    const { page, doors } = open();
    await load(page);
    page.change('draws.data', 1);
    expect(page.stale).toBe(true);
    page.runLive();
    expect(page.stale).toBe(false);
    doors.playRounds(1);
    page.read({ after: 'meta' });
    expect(page.stale).toBe(true);
    page.read({ after: 'both' });
    expect(page.stale).toBe(false);
  });
});
