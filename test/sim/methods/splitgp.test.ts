import { beforeAll, describe, expect, it } from 'vitest';
import { read } from '#lib/sim/engine/tensor.ts';
import { closeHybrid, type Hybrid } from '#lib/sim/methods/hybrid.ts';
import { splitgp } from '#lib/sim/methods/splitgp.ts';
import { serverWeights } from '#lib/sim/server.ts';
import { startInNode } from '../engine/start.ts';
import { finish, tiny, worldOf } from '../example.ts';

beforeAll(startInNode);

/** Values of a world: by fleet, parameter and member those of the clients, and the server's. */
function valuesOf({ fleets, server }: Hybrid) {
  const clients = fleets.map(({ weights, members }) =>
    weights.map((parameter) => {
      const [all, size] = [read(parameter), parameter.size / members.length];
      return members.map((_, m) => [...all.subarray(m * size, (m + 1) * size)]);
    }),
  );
  return { clients, server: serverWeights(server).map(read) };
}

/** A round: what there is after its last step, and after models were averaged. */
function roundOf(mix: number) {
  const clients = { count: 5, architectures: ['mlp:6', 'cnn:2'] };
  const world = worldOf(tiny({ clients, method: { id: 'splitgp', mix } }));
  let trained = valuesOf(world);
  finish(splitgp(world, 1), () => (trained = valuesOf(world)));
  const result = { trained, mixed: valuesOf(world), shared: world.shared.map((m) => m.map(read)) };
  closeHybrid(world);
  return result;
}

describe('splitgp(world, round)', () => {
  it('draws each client towards the mean of its architecture: λφ + (1 − λ) mean φ', () => {
    const { trained, mixed } = roundOf(0.25);
    trained.clients.forEach((parameters, a) =>
      parameters.forEach((members, i) =>
        members.forEach((values, m) =>
          values.forEach((value, j) => {
            const mean = members.reduce((sum, other) => sum + other[j]!, 0) / members.length;
            expect(mixed.clients[a]![i]![m]![j]).toBeCloseTo(0.25 * value + 0.75 * mean, 6);
          }),
        ),
      ),
    );
  });

  it('leaves all clients of an architecture equal with λ = 0, and others apart', () => {
    const { mixed, shared, trained } = roundOf(0);
    mixed.clients.forEach((parameters, a) =>
      parameters.forEach((members, i) => {
        for (const values of members) expect(values).toEqual([...shared[a]![i]!]);
      }),
    );
    expect(trained.clients[0]![0]![0]).not.toEqual(trained.clients[0]![0]![1]);
    const heads = mixed.clients.map((parameters) => parameters.at(-1)![0]);
    expect(heads[0]).not.toEqual(heads[1]);
  });

  it('shares no parameter with λ = 1', () => {
    const { trained, mixed } = roundOf(1);
    expect(mixed.clients).toEqual(trained.clients);
  });

  it('keeps one server, which averaging leaves alone', () => {
    const { trained, mixed } = roundOf(0.25);
    expect(mixed.server).toEqual(trained.server);
  });
});
