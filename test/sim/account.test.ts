import { describe, expect, it } from 'vitest';
import { messages, personaliseWork, realignMessages, realignWork, work } from '#lib/sim/account.ts';
import { muster } from '#lib/sim/fleet.ts';
import type { Crew } from '#lib/sim/methods/method.ts';
import { serverNet } from '#lib/sim/nets/server.ts';
import { federationOf, tiny } from './example.ts';

const spec = tiny({ clients: { count: 4, architectures: ['mlp:6', 'mlp:2'] } });
const crews: Crew[] = muster(federationOf(spec));

const stint = { clients: 4, steps: 2, batch: 4, classes: 10, labels: 'labels' } as const;

/** Parameters of mlp:6 and mlp:2 on 8 × 8 images, extractor and head. */
const SIX = 64 * 6 + 6 + 6 * 48 + 48 + 490;
const TWO = 64 * 2 + 2 + 2 * 48 + 48 + 490;

/** Client 1, who has mlp:2, simulates mlp:6. */
const simulating = crews.map((crew, a) => ({
  ...crew,
  members: a === 0 ? [...crew.members, { client: 1, simulated: true }] : crew.members,
}));

describe('messages(stint)', () => {
  it('counts the bytes of every client, by hand', () => {
    const sent = messages({ ...stint, crews });
    expect(sent.filter(({ from, to }) => from === 1 || to === 1)).toEqual([
      { from: 'server', to: 1, kind: 'model', shape: [TWO], count: 1, bytes: 4 * TWO },
      { from: 1, to: 'server', kind: 'features', shape: [4, 48], count: 2, bytes: 1536 },
      { from: 1, to: 'server', kind: 'labels', shape: [4], count: 2, bytes: 8 },
      { from: 'server', to: 1, kind: 'gradient', shape: [4, 48], count: 2, bytes: 1536 },
      { from: 1, to: 'server', kind: 'model', shape: [TWO], count: 1, bytes: 4 * TWO },
    ]);
    expect(sent).toHaveLength(20);
  });

  it('counts features, gradients and model of a simulated extractor too, labels once', () => {
    const own = messages({ ...stint, crews: simulating, labels: 'permuted labels' }).filter(
      ({ from, to }) => from === 1 || to === 1,
    );
    const bytes = (kind: string) =>
      own.filter((message) => message.kind === kind).reduce((sum, { bytes }) => sum + bytes, 0);
    expect(bytes('model')).toBe(2 * 4 * (SIX + TWO));
    expect([bytes('features'), bytes('gradient')]).toEqual([3072, 3072]);
    expect([bytes('permuted labels'), bytes('labels')]).toEqual([8, 0]);
  });

  it('counts logits and their gradients of every extractor where labels do not travel', () => {
    const own = messages({ ...stint, crews: simulating, labels: 'none' }).filter(
      ({ from, to }) => from === 1 || to === 1,
    );
    expect(own.filter(({ kind }) => kind.startsWith('logit'))).toEqual([
      { from: 'server', to: 1, kind: 'logits', shape: [4, 10], count: 4, bytes: 640 },
      { from: 1, to: 'server', kind: 'logit gradient', shape: [4, 10], count: 4, bytes: 640 },
    ]);
    expect(own.some(({ kind }) => kind.includes('labels'))).toBe(false);
    expect(own).toHaveLength(8);
  });

  it('are none before the first round', () => {
    expect(messages({ ...stint, crews: [], steps: 0 })).toEqual([]);
  });
});

describe('realignMessages(stint)', () => {
  it('sends lent models down and features with labels up, and nothing back', () => {
    const sent = realignMessages({ ...stint, crews: simulating, labels: 'permuted labels' });
    expect(sent.filter(({ from, to }) => from === 1 || to === 1)).toEqual([
      { from: 'server', to: 1, kind: 'model', shape: [SIX], count: 1, bytes: 4 * SIX },
      { from: 1, to: 'server', kind: 'features', shape: [4, 48], count: 4, bytes: 3072 },
      { from: 1, to: 'server', kind: 'permuted labels', shape: [4], count: 2, bytes: 8 },
    ]);
    expect(sent).toHaveLength(3 + 3 * 2);
    const hidden = realignMessages({ ...stint, crews: simulating, labels: 'none' });
    const kinds = hidden.filter(({ from, to }) => from === 1 || to === 1).map(({ kind }) => kind);
    expect(kinds).toEqual(['model', 'features', 'logits', 'logit gradient']);
  });
});

describe('work(stint, net, inner)', () => {
  it('counts three passes of every sample, by hand', () => {
    const flops = (hidden: number) => 2 * 64 * hidden + 2 * hidden * 48 + 5 * 48 + 960;
    const server = 2 * (48 * 96 + 96 * 64 + 64 * 10 + 64 * 32);
    const { clients, server: served } = work(
      { ...stint, crews: simulating, labels: 'permuted labels' },
      serverNet(10),
      0,
    );
    expect(clients[0]).toBe(3 * 8 * flops(6));
    expect(clients[1]).toBe(3 * 8 * (flops(6) + flops(2)));
    expect(clients).toHaveLength(4);
    expect(served).toBe(3 * 8 * 5 * server);

    const plain = work({ ...stint, crews: simulating }, serverNet(10), 0);
    expect(plain.server).toBe(3 * 8 * 5 * (server - 2 * 64 * 32));
  });

  it('counts inner steps for clients, and nobody who took no part', () => {
    const some = [{ ...crews[1]!, members: [{ client: 3, simulated: false }] }];
    const [none, two] = [0, 2].map((inner) =>
      work({ ...stint, crews: some }, serverNet(10), inner),
    );
    expect(two).toEqual({ ...none, clients: none!.clients.map((each) => 3 * each) });
    expect(none!.clients.map((each) => each > 0)).toEqual([false, false, false, true]);
  });
});

describe('personaliseWork(stint) and realignWork(stint, net)', () => {
  it('count three passes of what trains and one of what stays, by hand', () => {
    const extractor = (hidden: number) => 2 * 64 * hidden + 2 * hidden * 48 + 5 * 48;
    const server = 2 * (48 * 96 + 96 * 64 + 64 * 10 + 64 * 32);
    const local = personaliseWork({ ...stint, crews });
    expect(local.clients.slice(0, 2)).toEqual([6, 2].map((width) => 24 * (extractor(width) + 960)));
    expect(local.server).toBe(0);
    const aligned = { ...stint, crews: simulating, labels: 'none' } as const;
    const alone = realignWork(aligned, serverNet(10));
    expect(alone.clients[1]).toBe(8 * (extractor(6) + extractor(2)));
    expect(alone.server).toBe(24 * 5 * server);
  });
});
