import { beforeAll, describe, expect, it } from 'vitest';
import { average, mix } from '#lib/sim/engine/blend.ts';
import { read, scope } from '#lib/sim/engine/tensor.ts';
import { disband } from '#lib/sim/fleet.ts';
import { harmony } from '#lib/sim/methods/harmony.ts';
import { batches, closeHybrid } from '#lib/sim/methods/hybrid.ts';
import { readArchitecture } from '#lib/sim/nets/architecture.ts';
import { clientNet } from '#lib/sim/nets/client.ts';
import { flops } from '#lib/sim/nets/layers.ts';
import type { Crew } from '#lib/sim/methods/method.ts';
import { hybridStep } from '#lib/sim/methods/step.ts';
import { startInNode } from '../engine/start.ts';
import { arm, finish, hashesOf, snapshotsOf, tiny, worldOf } from '../example.ts';
import { withCopies } from './copies.ts';

beforeAll(startInNode);

const clientsOf = ({ members }: Crew, simulated: boolean) =>
  members.filter((member) => member.simulated === simulated).map(({ client }) => client);

/** Which architecture each client simulates, by round. */
function simulations(
  clients: object,
  rounds: number,
  method: object = arm(true, false),
): { own: number[]; other: number[] }[] {
  const world = worldOf(tiny({ clients, method: { ...method, rounds } }));
  const result = Array.from({ length: rounds }, (_, round) => {
    const crews = finish(harmony(world, round + 1));
    const ids = world.federation.clients.map(({ id }) => id);
    const where = (simulated: boolean) =>
      ids.map((id) => {
        const found = crews.flatMap((crew, a) =>
          clientsOf(crew, simulated).includes(id) ? [a] : [],
        );
        expect(found).toHaveLength(1);
        return found[0]!;
      });
    return { own: where(false), other: where(true) };
  });
  closeHybrid(world);
  return result;
}

describe('harmony(world, round)', () => {
  it('with both switches off is heterogeneous SplitGP, bit for bit', async () => {
    const [off, splitgp] = [
      await snapshotsOf(tiny({ method: arm(false, false) })),
      await snapshotsOf(tiny({ method: { id: 'splitgp' } })),
    ];
    expect(off).toEqual(splitgp);
    expect(off.map(({ hash }) => hash)).toEqual(splitgp.map(({ hash }) => hash));
    expect(new Set(off.map(({ hash }) => hash)).size).toBe(4);
  });

  it.each([
    ['meta-learning', arm(true, false)],
    ['alignment', arm(false, true)],
    ['both', arm(true, true)],
  ])('with %s on differs from SplitGP from round 1 on, not in round 0', async (_, method) => {
    const [found, splitgp] = [
      await hashesOf(tiny({ method })),
      await hashesOf(tiny({ method: { id: 'splitgp' } })),
    ];
    expect(found.map((hash, round) => hash === splitgp[round])).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('lets every client simulate one other architecture each round, every one in time', () => {
    const rounds = simulations({ architectures: ['mlp:3', 'mlp:2', 'cnn:1'] }, 12);
    const met = new Set<string>();
    for (const { own, other } of rounds) {
      expect(own).toEqual([0, 1, 2, 0]);
      other.forEach((a, client) => {
        expect(a).not.toBe(own[client]);
        met.add(`${client} ${a}`);
      });
    }
    expect(met.size).toBe(4 * 2);
  });

  it('draws simulations by client: one more leaves the others’ as they were', () => {
    const architectures = ['mlp:3', 'mlp:2', 'cnn:1'];
    const [fewer, more] = [4, 6].map((count) => simulations({ count, architectures }, 4));
    expect(more!.map(({ other }) => other.slice(0, 4))).toEqual(fewer!.map(({ other }) => other));
  });

  it('lends within budget no dearer architecture, to the cheapest its own', () => {
    const architectures = ['mlp-s', 'mlp-l', 'cnn-s', 'cnn-l'];
    const clients = { count: 8, architectures };
    const meta = { on: true, simulate: 'within-budget' };
    const rounds = simulations(clients, 12, { ...arm(true, false), meta });
    const cost = architectures.map((name) => {
      const { extractor, head } = clientNet(readArchitecture(name), 8, 10);
      return flops(extractor) + flops(head);
    });
    expect(Math.min(...cost)).toBe(cost[0]);
    const met = new Set<string>();
    for (const { own, other } of rounds) {
      other.forEach((a, client) => {
        expect(cost[a]!).toBeLessThanOrEqual(cost[own[client]!]!);
        if (own[client] === 0) expect(a).toBe(0);
        else expect(a).not.toBe(own[client]);
        met.add(`${own[client]} ${a}`);
      });
    }
    expect(met.size).toBe(1 + 3 + 1 + 2);
  });

  it('without inner steps has the same bits at any inner rate, with them others', async () => {
    const at = (meta: object, contrast = true) =>
      hashesOf(tiny({ method: { ...arm(true, contrast), meta: { on: true, ...meta } } }));
    const none = await at({});
    expect(await at({ innerSteps: 0, innerRate: 1 })).toEqual(none);
    const some = [await at({ innerSteps: 1 }), await at({ innerSteps: 2 })];
    const slower = await at({ innerSteps: 1, innerRate: 0.01 });
    for (const hashes of [...some, slower]) expect(hashes[0]).toBe(none[0]);
    expect(new Set([none, ...some, slower].map((hashes) => hashes[1])).size).toBe(4);
  });

  it('takes inner steps at rate 0 for none, but on paper', async () => {
    const at = async (meta: object) => {
      const method = { ...arm(true, true), meta: { on: true, ...meta } };
      return (await snapshotsOf(tiny({ method }))).map(({ hash, flops }) => ({ hash, flops }));
    };
    const [none, idle] = [await at({}), await at({ innerSteps: 2, innerRate: 0 })];
    expect(idle.map(({ hash }) => hash)).toEqual(none.map(({ hash }) => hash));
    none.forEach(({ flops }, round) => {
      expect(idle[round]!.flops.clients).toEqual(flops.clients.map((each) => 3 * each));
      expect(idle[round]!.flops.server).toBe(flops.server);
    });
  });

  it('with meta-learning off takes no inner steps: both switches off is still SplitGP', async () => {
    const meta = { on: false, innerSteps: 3, simulate: 'within-budget' };
    const method = { ...arm(false, false), meta, contrast: { on: false, labels: 'none' } };
    expect(await hashesOf(tiny({ method }))).toEqual(
      await hashesOf(tiny({ method: { id: 'splitgp' } })),
    );
  });

  it('without labels sends none, and aligns all the same', async () => {
    const contrast = { on: true, labels: 'none', weight: 1 };
    const method = { ...arm(true, true), contrast, rounds: 20, stepsPerRound: 4, batch: 8 };
    const clients = { architectures: ['mlp:32', 'cnn:4-8'] };
    const snapshots = await snapshotsOf(tiny({ clients, method }));
    const sent = snapshots.at(-1)!.messages.map(({ kind }) => kind);
    expect(new Set(sent)).toEqual(
      new Set(['model', 'features', 'logits', 'logit gradient', 'gradient']),
    );
    const losses = snapshots.slice(1).map(({ losses }) => losses!.contrast!);
    expect(losses.at(-1)!).toBeLessThan(0.8 * losses[0]!);
  });

  it('lets clients of one architecture simulate copies of their own', () => {
    const [round] = simulations({ architectures: ['mlp:3'] }, 1);
    expect(round).toEqual({ own: [0, 0, 0, 0], other: [0, 0, 0, 0] });
  });

  it('trains simulated copies of G on their clients’ batches, and averages all into G', () => {
    const spec = tiny({ method: arm(true, true) });
    const [world, twin] = [worldOf(spec), worldOf(spec)];
    const crews = finish(harmony(world, 1));
    const simulating = crews.map((crew) => clientsOf(crew, true));

    const byHand = withCopies(twin, simulating);
    const contrast = { weight: 3, temperature: 0.2, gradient: 'full', labels: 'permuted' } as const;
    for (const batch of batches(twin, byHand, 1)) {
      hybridStep(twin, byHand, batch, { exitWeight: 0.5, contrast });
    }

    scope(() => {
      byHand.forEach((crew, a) => {
        const own = world.fleets[a]!;
        crew.weights.forEach((parameter, i) => {
          const mean = average(parameter);
          const found = [world.shared[a]![i]!, own.weights[i]!].map(read);
          expect(found[0]).toEqual(read(mean));
          const kept = read(mix(parameter, mean, 0.2)).slice(0, own.weights[i]!.size);
          expect(found[1]).toEqual(kept);
        });
        expect(own.members).toEqual(twin.fleets[a]!.members);
      });
    });
    disband(byHand);
    [world, twin].forEach(closeHybrid);
  });

  it('draws the same batches whatever its switches are', () => {
    const drawn = [arm(true, true), arm(false, false), { id: 'splitgp' }].map((method) => {
      const world = worldOf(tiny({ method }));
      const seen: Float32Array[] = [];
      for (const { shares } of batches(world, world.fleets, 2)) {
        seen.push(...shares.flatMap((share) => [read(share.input), read(share.labels)]));
      }
      expect(seen).toHaveLength(2 * 3 * 2);
      closeHybrid(world);
      return seen;
    });
    expect(drawn[1]).toEqual(drawn[0]);
    expect(drawn[2]).toEqual(drawn[0]);
  });
});
