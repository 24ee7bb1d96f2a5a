import { describe, expect, it } from 'vitest';
import { messages, work } from '#lib/sim/account.ts';
import { muster } from '#lib/sim/fleet.ts';
import type { Crew } from '#lib/sim/methods/method.ts';
import { serverNet } from '#lib/sim/nets/server.ts';
import { federationOf, tiny } from './example.ts';

const size = { steps: 2, batch: 4 };
const spec = tiny({ clients: { count: 4, architectures: ['mlp:6', 'mlp:2'] } });
const crews: Crew[] = muster(federationOf(spec));

/** Parameters of mlp:6 and mlp:2 on 8 × 8 images, extractor and head. */
const SIX = 64 * 6 + 6 + 6 * 48 + 48 + 490;
const TWO = 64 * 2 + 2 + 2 * 48 + 48 + 490;

/** Client 1, who has mlp:2, simulates mlp:6. */
const simulating = crews.map((crew, a) => ({
  ...crew,
  members: a === 0 ? [...crew.members, { client: 1, simulated: true }] : crew.members,
}));

describe('messages(crews, size, labels)', () => {
  it('counts the bytes of every client, by hand', () => {
    const sent = messages(crews, size, 'labels');
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
    const own = messages(simulating, size, 'permuted labels').filter(
      ({ from, to }) => from === 1 || to === 1,
    );
    const bytes = (kind: string) =>
      own.filter((message) => message.kind === kind).reduce((sum, { bytes }) => sum + bytes, 0);
    expect(bytes('model')).toBe(2 * 4 * (SIX + TWO));
    expect([bytes('features'), bytes('gradient')]).toEqual([3072, 3072]);
    expect([bytes('permuted labels'), bytes('labels')]).toEqual([8, 0]);
  });

  it('are none before the first round', () => {
    expect(messages([], { steps: 0, batch: 4 }, 'labels')).toEqual([]);
  });
});

describe('work(crews, net, size, aligned)', () => {
  it('counts three passes of every sample, by hand', () => {
    const flops = (hidden: number) => 2 * 64 * hidden + 2 * hidden * 48 + 5 * 48 + 960;
    const server = 2 * (48 * 96 + 96 * 64 + 64 * 10 + 64 * 32);
    const { clients, server: served } = work(simulating, serverNet(10), size, true);
    expect(clients[0]).toBe(3 * 8 * flops(6));
    expect(clients[1]).toBe(3 * 8 * (flops(6) + flops(2)));
    expect(clients).toHaveLength(4);
    expect(served).toBe(3 * 8 * 5 * server);

    const plain = work(simulating, serverNet(10), size, false);
    expect(plain.server).toBe(3 * 8 * 5 * (server - 2 * 64 * 32));
  });
});
