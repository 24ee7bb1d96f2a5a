import { describe, expect, it } from 'vitest';
import { geometry } from '#lib/measure/geometry.ts';
import { layoutPair } from '#lib/project/layout.ts';
import { finished } from '#lib/project/making.ts';
import { nullPair } from '#lib/project/nullPair.ts';
import { placed } from '#lib/project/placed.ts';
import { MAP_SETTINGS } from '#lib/project/settings.ts';
import { projected } from '#lib/project/pca.ts';
import { serveProjection } from '#lib/worker/projection.ts';
import type { ProjectReply, ProjectRequest } from '#lib/worker/protocol.ts';
import { blobs, scatter } from '../project/example.ts';
import { startInNode } from '../sim/engine/start.ts';

const before = blobs(60, 8, 3);
const after = blobs(60, 8, 3, 6, 2);
const collapsed = { width: 8, values: new Float32Array(480).fill(1) };
const broken = { width: 8, values: new Float32Array(480).fill(NaN) };

/** @param pace milliseconds from one look at the clock to the next */
function served(onbreath: (ask: (request: ProjectRequest) => void) => void = () => {}, pace = 5) {
  const replies: ProjectReply[] = [];
  const starts: string[] = [];
  let clock = 0;
  const serve = serveProjection({
    start() {
      starts.push('engine');
      return startInNode();
    },
    post: (reply) => replies.push(reply),
    breathe: async () => onbreath((request) => void serve(request)),
    now: () => (clock += pace),
  });
  return { serve, replies, starts };
}

const pair = (job: number, change: object = {}) =>
  ({ type: 'pair', job, pair: { before, after, from: null, seed: 1, ...change } }) as const;
const said = (replies: readonly ProjectReply[]) =>
  replies.filter(({ type }) => type !== 'progress').map(({ type, job }) => `${type} ${job}`);

describe('serveProjection(host)', () => {
  it('lays out before, and after from before’s positions, with progress', async () => {
    const { serve, replies } = served();
    const from = scatter(60);
    await serve(pair(7, { from, seed: 3 }));
    const reply = replies.at(-1)!;
    const [first, second] = finished(
      layoutPair([before, after], { ...MAP_SETTINGS, seed: 3 }, from),
    );
    expect(reply).toEqual({
      type: 'pair',
      job: 7,
      before: placed(first),
      after: placed(second),
    });
    const shares = replies.flatMap((r) => (r.type === 'progress' ? [r.share] : []));
    expect(shares.length).toBeGreaterThan(10);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
  });

  it('does jobs in their order', async () => {
    const { serve, replies } = served();
    void serve(pair(1));
    void serve({ type: 'axes', job: 2, axes: { features: before, basis: null } });
    await serve(pair(3));
    expect(said(replies)).toEqual(['pair 1', 'axes 2', 'pair 3']);
  });

  it('drops a job that is cancelled while it waits or while it runs, and goes on', async () => {
    const { serve, replies } = served((ask) => ask({ type: 'cancel', job: 1 }));
    void serve(pair(1));
    void serve(pair(2));
    void serve({ type: 'axes', job: 3, axes: { features: before, basis: null } });
    void serve({ type: 'cancel', job: 2 });
    void serve({ type: 'cancel', job: 3 });
    await serve(pair(4));
    expect(said(replies)).toEqual(['pair 4']);
    expect(replies.filter((r) => r.type === 'progress' && r.job === 1)).toHaveLength(1);
  });

  it('forgets a cancelled job when it is dropped, and a job when it ends', async () => {
    const { serve, replies } = served();
    const axes = { type: 'axes', job: 1, axes: { features: before, basis: null } } as const;
    void serve(axes);
    await serve({ type: 'cancel', job: 1 });
    await serve(axes);
    await serve({ type: 'cancel', job: 1 });
    await serve(axes);
    expect(said(replies)).toEqual(['axes 1', 'axes 1']);
  });

  it('hears a cancel while it still looks for neighbours', async () => {
    const { serve, replies } = served((ask) => ask({ type: 'cancel', job: 1 }), 50);
    await serve(pair(1));
    expect(replies).toHaveLength(1);
    expect(replies[0]).toMatchObject({ type: 'progress', job: 1 });
    expect((replies[0] as { share: number }).share).toBeLessThan(0.05);
  });

  it('breathes every 20 milliseconds, or after a longer step', async () => {
    const breaths = async (pace: number) => {
      let count = 0;
      await served(() => count++, pace).serve(pair(1));
      return count;
    };
    const steps = await breaths(20);
    expect(steps).toBeGreaterThan(400);
    expect(await breaths(100)).toBe(steps);
    expect(await breaths(10)).toBe(Math.floor(steps / 2));
    expect(await breaths(0)).toBe(0);
  });

  it('says which of a pair has collapsed, and lays out the other', async () => {
    const { serve, replies } = served();
    await serve(pair(1, { before: collapsed }));
    await serve(pair(2, { after: broken }));
    const nothing = { positions: new Float32Array(), collapsed: true, doubtful: new Uint8Array() };
    expect(replies.filter(({ type }) => type === 'pair')).toMatchObject([
      { before: nothing, after: { collapsed: false } },
      { before: { collapsed: false }, after: nothing },
    ]);
  });

  it('lays out the same features twice, the second from the first with the next seed', async () => {
    const { serve, replies } = served();
    const from = scatter(60);
    await serve({ type: 'null', job: 4, motion: { features: before, from, seed: 3 } });
    const [first, second] = finished(nullPair(before, { ...MAP_SETTINGS, seed: 3 }, from));
    expect(replies.at(-1)).toEqual({
      type: 'null',
      job: 4,
      first: placed(first),
      second: placed(second),
    });
    expect(replies.length).toBeGreaterThan(10);
  });

  it('measures features without the engine, and hears a cancel between two measures', async () => {
    const probed = {
      classes: 3,
      labels: Uint8Array.from({ length: 30 }, (_, sample) => sample % 3),
      clients: [0, 1].map(() => ({ architecture: 'a', classes: [0, 1, 2], counts: [1, 1, 1] })),
    };
    const ask = (job: number) =>
      ({ type: 'geometry', job, geometry: { probed, features: before } }) as const;
    const { serve, replies, starts } = served((ask) => ask({ type: 'cancel', job: 1 }), 20);
    await serve(ask(1));
    expect(said(replies)).toEqual([]);
    await serve(ask(2));
    const { geometry: found } = replies.at(-1) as { geometry: unknown };
    expect(found).toEqual(geometry(probed, before));
    expect(starts).toEqual([]);
  });

  it('projects onto the axes of an earlier answer', async () => {
    const { serve, replies } = served();
    await serve({ type: 'axes', job: 1, axes: { features: before, basis: null } });
    const [first] = replies;
    if (first?.type !== 'axes') throw new Error('no axes');
    await serve({ type: 'axes', job: 2, axes: { features: after, basis: first.basis } });
    expect(replies[1]).toEqual({
      type: 'axes',
      job: 2,
      placed: {
        positions: projected(after, first.basis),
        collapsed: false,
        doubtful: new Uint8Array(),
      },
      basis: first.basis,
    });
  });

  it.each([
    ['collapsed', collapsed],
    ['not numbers', broken],
  ])('says so when features to project are %s', async (_, features) => {
    const { serve, replies } = served();
    await serve({ type: 'axes', job: 1, axes: { features, basis: null } });
    expect(replies).toMatchObject([
      { type: 'axes', placed: { positions: new Float32Array(), collapsed: true } },
    ]);
  });

  it('reports a job that fails and goes on with the next', async () => {
    const { serve, replies } = served();
    void serve(pair(1, { before: null }));
    await serve({ type: 'axes', job: 2, axes: { features: before, basis: null } });
    expect(said(replies)).toEqual(['failed 1', 'axes 2']);
  });
});
