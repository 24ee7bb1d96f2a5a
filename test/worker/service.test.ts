import { describe, expect, it } from 'vitest';
import { federate } from '#lib/sim/data/federate.ts';
import { fileSource } from '#lib/sim/data/file.ts';
import { readIdxPair } from '#lib/sim/data/idx.ts';
import { liveTensors } from '#lib/sim/engine/backend.ts';
import { run } from '#lib/sim/run.ts';
import type { Trained } from '#lib/sim/trained.ts';
import { pack } from '#lib/worker/parcel.ts';
import type { RunReply, RunRequest } from '#lib/worker/protocol.ts';
import { serveRun } from '#lib/worker/service.ts';
import { bars } from '../sim/data/idxFile.ts';
import { startInNode } from '../sim/engine/start.ts';
import { arm, hashesOf, tiny } from '../sim/example.ts';

/**
 * A service, what it said, and whether it closed; `onbreath` may speak to it between two steps, and `tick` milliseconds
 * pass with every look at the clock.
 */
function served(onbreath: (ask: (request: RunRequest) => void) => void = () => {}, tick = 1000) {
  const replies: RunReply[] = [];
  const state = { closed: false };
  let now = 0;
  const serve = serveRun({
    start: startInNode,
    post: (reply, moved = []) => replies.push(structuredClone(reply, { transfer: [...moved] })),
    now: () => (now += tick),
    breathe: async () => onbreath((request) => void serve(request)),
    close: () => (state.closed = true),
  });
  return { serve, replies, state };
}

const said = (replies: readonly RunReply[]) =>
  replies.map((reply) => {
    if (reply.type === 'step') return `${reply.round}.${reply.step}`;
    return reply.type === 'round' ? `round ${reply.report.round}` : reply.type;
  });

const spec = tiny({ method: { rounds: 2 } });

describe('serveRun(host)', () => {
  it('opens, computes one round for every next, and ends', async () => {
    const { serve, replies } = served();
    await serve({ type: 'open', spec });
    expect(said(replies)).toEqual(['opening']);
    await serve({ type: 'next' });
    expect(said(replies)).toEqual(['opening', 'round 0']);
    await serve({ type: 'next' });
    expect(said(replies).slice(2)).toEqual(['1.1', '1.2', 'round 1']);
    await serve({ type: 'next' });
    await serve({ type: 'next' });
    expect(said(replies).slice(5)).toEqual(['2.1', '2.2', 'round 2', 'end']);
    const hashes = replies.flatMap((r) => (r.type === 'round' ? [r.report.hash] : []));
    expect(hashes).toEqual(await hashesOf(spec));
  });

  it('gives the trained models away with its last word, without copying them', async () => {
    const moved: (readonly ArrayBuffer[])[] = [];
    let trained: Trained | null = null;
    const post = (reply: RunReply, memory: readonly ArrayBuffer[] = []) => {
      if (reply.type === 'end') trained = reply.trained;
      moved.push(memory);
    };
    const host = { start: startInNode, post, now: () => 0, breathe: async () => {}, close() {} };
    const serve = serveRun(host);
    await serve({ type: 'open', spec });
    for (let i = 0; i < 4; i++) await serve({ type: 'next' });
    const { fleets, server } = trained as unknown as Trained;
    const parameters = [
      ...fleets.flatMap(({ weights }) => weights),
      ...Object.values(server).flat(),
    ];
    expect(moved.at(-1)).toEqual(parameters.map(({ values }) => values.buffer));
    await serve({ type: 'next' });
    expect(moved.length).toBe(5);
  });

  it('answers requests in their order, however early they come', async () => {
    const { serve, replies } = served();
    void serve({ type: 'open', spec });
    void serve({ type: 'next' });
    await serve({ type: 'next' });
    expect(said(replies)).toEqual(['opening', 'round 0', '1.1', '1.2', 'round 1']);
  });

  it('hears a cancel between two steps, frees the engine and closes', async () => {
    await startInNode();
    const before = liveTensors();
    const { serve, replies, state } = served((ask) => ask({ type: 'cancel' }));
    await serve({ type: 'open', spec });
    await serve({ type: 'next' });
    await serve({ type: 'next' });
    // Whatever comes behind the cancel finds nothing to do.
    await serve({ type: 'next' });
    expect(said(replies)).toEqual(['opening', 'round 0', '1.1', 'stopped']);
    expect(state.closed).toBe(true);
    expect(liveTensors()).toBe(before);
  });

  it('tells of a step only after a silence', async () => {
    const { serve, replies } = served(() => {}, 120);
    await serve({ type: 'open', spec });
    for (let i = 0; i < 3; i++) await serve({ type: 'next' });
    expect(said(replies).slice(2)).toEqual(['1.2', 'round 1', '2.2', 'round 2']);
  });

  it('moves the memory of a kept round instead of copying it', async () => {
    const moved: number[] = [];
    const post = (_: RunReply, memory: readonly ArrayBuffer[] = []) => moved.push(memory.length);
    const host = { start: startInNode, post, now: () => 0, breathe: async () => {}, close() {} };
    const serve = serveRun(host);
    await serve({ type: 'open', spec });
    await serve({ type: 'next' });
    expect(moved).toEqual([0, 6]);
  });

  it('says only that it stops when it is cancelled before it has opened', async () => {
    const { serve, replies, state } = served();
    void serve({ type: 'open', spec });
    await serve({ type: 'cancel' });
    expect(said(replies)).toEqual(['stopped']);
    expect(state.closed).toBe(true);
  });

  it('reports a run that fails with its round, and then falls silent', async () => {
    const wild = tiny({ method: arm(true, true, { rates: { client: 10, server: 10 } }) });
    const { serve, replies } = served();
    await serve({ type: 'open', spec: wild });
    for (let i = 0; i < 6; i++) await serve({ type: 'next' });
    expect(said(replies).slice(-4)).toEqual(['2.2', 'round 2', '3.1', 'failed']);
    expect(replies.at(-1)).toMatchObject({
      round: 3,
      message: expect.stringContaining('training diverged in round 3, step 2'),
    });
  });

  it('runs on a dataset of a file that came with the request', async () => {
    const { images, labels } = bars(200, 9);
    const dataset = readIdxPair(images, labels);
    const parcel = pack(dataset);
    const file = tiny({
      data: { source: 'file', sha256: parcel.sha256 },
      method: { rounds: 1 },
    });
    const { serve, replies } = served();
    await serve({ type: 'open', spec: file, parcel });
    for (let i = 0; i < 3; i++) await serve({ type: 'next' });
    const hashes = replies.flatMap((r) => (r.type === 'round' ? [r.report.hash] : []));
    const alone: string[] = [];
    for await (const event of run(file, federate(file, fileSource(dataset, file)))) {
      if (event.kind === 'round') alone.push(event.snapshot.hash);
    }
    expect(hashes).toEqual(alone);
    expect(hashes).toHaveLength(2);
  });

  it.each([
    ['was not given', undefined, `data.sha256: nobody gave the dataset ${'0'.repeat(64)}`],
    [
      'is another one',
      pack({ rows: 1, columns: 1, images: Uint8Array.of(9), labels: Uint8Array.of(1) }),
      'data.sha256: the file is ',
    ],
  ])('refuses a dataset of a file that %s', async (_, parcel, says) => {
    const file = tiny({ data: { source: 'file', sha256: '0'.repeat(64) } });
    const { serve, replies } = served();
    await serve({ type: 'open', spec: file, parcel });
    await serve({ type: 'next' });
    expect(replies).toEqual([
      { type: 'failed', message: expect.stringContaining(says) as string, round: 0 },
    ]);
  });
});
