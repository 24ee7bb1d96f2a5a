import { describe, expect, it } from 'vitest';
import { OpenNotebook } from '#lib/state/openNotebook.svelte.ts';
import { fakeDoors, notebook, open } from './fake.ts';

describe('OpenNotebook', () => {
  it('shows on the right the arm that the two switches choose, on the left the one with neither part', () => {
    const { page } = open();
    expect([page.before.name, page.after.name]).toEqual(['splitgp', 'both']);
    page.read({ meta: 'off' });
    expect(page.after.name).toBe('alignment');
    page.read({ before: 'homogeneous' });
    expect(page.before.name).toBe('homogeneous');
  });

  it('shows the last kept round of the recordings first', async () => {
    const { page } = open();
    await page.load();
    expect(page.player.round).toBe(4);
    expect(page.headlines.after).toMatchObject({ serverOod: 1, skew: 0.2 });
    expect(page.after.placement(4, 'trunk')).toMatchObject({ by: 'umap', collapsed: false });
  });

  it('reads the gate anew at another threshold and ρ, from the same answers', async () => {
    const { page } = open();
    await page.load();
    page.read({ threshold: 0, rho: '0' });
    expect(page.headlines.after).toMatchObject({ gated: 1, exitShare: 0 });
    page.read({ threshold: 1, rho: '1' });
    expect(page.headlines.after).toMatchObject({ gated: 0.5, exitShare: 1 });
    expect(page.stale).toBe(false);
  });

  it('is stale after a change of the spec, and not after the way back', async () => {
    const { page } = open();
    await page.load();
    page.change('clients.count', 12);
    expect([page.stale, page.fragment]).toEqual([true, 'clients.count=12']);
    page.change('clients.count', 8);
    expect([page.stale, page.fragment]).toEqual([false, '']);
  });

  it('a change of the spec gives up the run of the spec before', async () => {
    const { page } = open();
    await page.load();
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
    expect(page.fragment).toBe('seed=2&threshold=0.38&alignment=off');
    expect(page.problems.map((problem) => problem.split(':')[0])).toEqual(['rho', 'before']);
  });

  it('says why there are no recordings, and trains all the same', async () => {
    const failing = () => Promise.reject(new Error('index.json: 404 Not Found'));
    const { page, doors } = open({ recordings: failing });
    await page.load();
    expect(page.missing).toBe('index.json: 404 Not Found');
    page.runLive();
    doors.playRounds();
    expect(page.player.round).toBe(4);
  });

  it('asks again for a round that could not be fetched', async () => {
    let failed = false;
    const { page, doors } = open();
    const kept = doors.kept;
    doors.kept = (arm, round) => {
      if (failed) return kept(arm, round);
      failed = true;
      return Promise.reject(new Error('gone'));
    };
    await page.load();
    await page.before.want(4);
    expect([page.before.failure, page.before.kept(4)?.test.server?.length]).toEqual([null, 8]);
  });

  it('takes a link to a heading for a place on the page, not for readings', () => {
    const heading = { type: 'heading', level: 2, id: 'what-is-ours', inlines: [] } as const;
    const cells = [{ kind: 'prose', source: '', prose: [heading] }] as const;
    const page = new OpenNotebook({ ...notebook, cells }, fakeDoors());
    page.follow('#seed=2&threshold=0.38');
    page.follow('#what-is-ours');
    expect([page.fragment, page.problems]).toEqual(['seed=2&threshold=0.38', []]);
    page.follow('#what-is-nobodys');
    expect(page.problems).toHaveLength(1);
  });

  it('lays one map over the other only if they show the same samples', async () => {
    const { page, doors } = open();
    await page.load();
    expect(page.comparable).toBe(true);
    page.change('draws.data', 1);
    page.runLive();
    doors.playRounds();
    expect(page.comparable).toBe(true);
    page.read({ alignment: 'off' });
    expect(page.comparable).toBe(false);
  });

  it('that is closed fetches nothing more', async () => {
    const asked: number[] = [];
    const { kept } = fakeDoors();
    const { page } = open({ kept: (arm, round) => (asked.push(round), kept(arm, round)) });
    const loading = page.load();
    page.close();
    await loading;
    await page.fetchRound(2);
    expect(asked).toEqual([]);
  });

  it('that is restored ends the run under way and shows every point again', async () => {
    const { page, doors } = open();
    await page.load();
    page.change('clients.count', 12);
    page.runLive();
    page.selection.toggleClient(11);
    page.restore();
    expect([doors.runs[0]!.cancelled, page.comparison]).toEqual([true, null]);
    expect([page.stale, page.selection.hiddenClients.size]).toEqual([false, 0]);
  });

  it('is out of date while it trains only if an arm comes on show that is not trained', async () => {
    const { page, doors } = open();
    await page.load();
    page.change('draws.data', 1);
    expect(page.stale).toBe(true);
    page.runLive();
    expect(page.stale).toBe(false);
    doors.playRounds(1);
    page.read({ alignment: 'off' });
    expect(page.stale).toBe(true);
    page.read({ alignment: 'on' });
    expect(page.stale).toBe(false);
  });
});
