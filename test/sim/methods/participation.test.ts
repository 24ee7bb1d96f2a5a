import { beforeAll, describe, expect, it } from 'vitest';
import { liveTensors } from '#lib/sim/engine/backend.ts';
import { read } from '#lib/sim/engine/tensor.ts';
import type { Fleet } from '#lib/sim/fleet.ts';
import { closeHybrid, type Hybrid } from '#lib/sim/methods/hybrid.ts';
import { methodOf } from '#lib/sim/methods/index.ts';
import { participants } from '#lib/sim/participation.ts';
import { run } from '#lib/sim/run.ts';
import { startInNode } from '../engine/start.ts';
import { arm, federationOf, finish, hashesOf, snapshotsOf, tiny, worldOf } from '../example.ts';

beforeAll(startInNode);

const METHODS = [{ id: 'splitgp' }, arm(false, false), arm(false, true), arm(true, true)];

/** Five clients of three architectures, two of which take part in each round: some architecture has none. */
const some = (method: object, rest: object = {}) =>
  tiny({ ...rest, clients: { count: 5, participation: 0.4 }, method: { ...method, rounds: 6 } });

/** The first parameter of every client's own model. */
function models({ fleets }: Hybrid): Float32Array[] {
  const found: Float32Array[] = [];
  for (const { members, weights } of fleets) {
    const values = read(weights[0]!);
    const size = values.length / members.length;
    members.forEach(({ client }, m) => (found[client] = values.slice(m * size, (m + 1) * size)));
  }
  return found;
}

const trains = (crews: readonly Pick<Fleet, 'members'>[]) =>
  [...new Set(crews.flatMap(({ members }) => members.map(({ client }) => client)))].sort();

describe.each(METHODS)('a round of some clients, %j', (method) => {
  it('trains and mixes those that take part, and leaves the others’ models as they are', () => {
    const spec = some(method);
    const world = worldOf(spec);
    for (let round = 1; round <= 6; round++) {
      const before = models(world);
      const crews = finish(methodOf(spec)(world, round));
      const present = participants(spec, round);
      expect(trains(crews)).toEqual(present);
      expect(crews.every(({ members }) => members.length > 0)).toBe(true);
      models(world).forEach((model, client) => {
        if (present.includes(client)) expect(model).not.toEqual(before[client]);
        else expect(model).toEqual(before[client]);
      });
    }
    closeHybrid(world);
  });

  it('changes the shared models of the architectures that were trained only', () => {
    const spec = some(method);
    const world = worldOf(spec);
    let idle = 0;
    for (let round = 1; round <= 6; round++) {
      const before = world.shared.map(([first]) => read(first!));
      const crews = finish(methodOf(spec)(world, round));
      const trained = crews.map(({ architecture }) => architecture.name);
      world.shared.forEach(([first], a) => {
        const isTrained = trained.includes(world.fleets[a]!.architecture.name);
        if (!isTrained) idle++;
        if (isTrained) expect(read(first!)).not.toEqual(before[a]);
        else expect(read(first!)).toEqual(before[a]);
      });
    }
    expect(idle).toBeGreaterThan(0);
    closeHybrid(world);
  });

  it('has losses, messages and operations of those that take part', async () => {
    const spec = some(method);
    for (const { round, losses, messages, flops, probe } of await snapshotsOf(spec)) {
      if (round === 0) continue;
      const present = participants(spec, round);
      const ids = [0, 1, 2, 3, 4];
      expect(ids.filter((id) => losses!.exit[id] !== null)).toEqual(present);
      expect(ids.filter((id) => flops.clients[id]! > 0)).toEqual(present);
      expect(losses!.exit).toHaveLength(5);
      const parties = new Set(messages.flatMap(({ from, to }) => [from, to]));
      expect([...parties].filter((party) => party !== 'server').sort()).toEqual(present);
      expect(probe.client).toHaveLength(5 * 40);
    }
  });

  it('leaves no tensor behind, also when it is stopped after any step', async () => {
    const before = liveTensors();
    for (let events = 0; events <= 8; events++) {
      const spec = some(method);
      const stream = run(spec, federationOf(spec));
      for (let i = 0; i < events; i++) await stream.next();
      await stream.return(null);
      expect(liveTensors()).toBe(before);
    }
    await hashesOf(some(method));
    expect(liveTensors()).toBe(before);
  });

  it('with everybody has the bits of a round without the field', async () => {
    const everybody = await hashesOf(tiny({ method, clients: { participation: 0.95 } }));
    expect(everybody).toEqual(await hashesOf(tiny({ method })));
  });
});

it('with both switches off, rounds of some clients are heterogeneous SplitGP, bit for bit', async () => {
  expect(await hashesOf(some(arm(false, false)))).toEqual(await hashesOf(some({ id: 'splitgp' })));
});
