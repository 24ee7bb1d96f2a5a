import { beforeAll, describe, expect, it } from 'vitest';
import { read, scope, sliceRows, tensor } from '#lib/sim/engine/tensor.ts';
import { evaluate, evaluateLogits } from '#lib/sim/evaluation.ts';
import { exit, extract } from '#lib/sim/fleet.ts';
import { closeInputs, openInputs } from '#lib/sim/inputs.ts';
import { closeHybrid } from '#lib/sim/methods/hybrid.ts';
import { firstInput } from '#lib/sim/nets/forward.ts';
import { classify, embed, trunk } from '#lib/sim/server.ts';
import { numbers } from './engine/numbers.ts';
import { startInNode } from './engine/start.ts';
import { tiny, worldOf } from './example.ts';

beforeAll(startInNode);

/** More rows than go through the nets at once. */
const N = 1100;

describe('evaluate(fleets, server, inputs, classes)', () => {
  it('has every client’s logits and features at its place, in blocks or not', () => {
    const world = worldOf(tiny({ clients: { architectures: ['mlp:6', 'cnn:2'] } }));
    const images = numbers(N * 64, 1);
    const inputs = openInputs(images, N);
    const found = evaluate(world.fleets, world.server, inputs, 10);
    world.fleets.forEach((fleet) =>
      fleet.members.forEach(({ client }, m) => {
        const weights = fleet.weights.map((parameter) => sliceRows(parameter, m, 1));
        const alone = { ...fleet, members: [fleet.members[m]!], weights };
        const wanted = scope(() => {
          const cut = extract(alone, firstInput(fleet.net.extractor, tensor(images, [1, N, 64])));
          const t = trunk(world.server, cut);
          const logits = [exit(alone, cut), classify(world.server, t)];
          return [...logits, cut, t, embed(world.server, t)].map(read);
        });
        const { clientLogits, serverLogits, features } = found;
        const { cut, trunk: t, projector } = features;
        const rows = [clientLogits, serverLogits, cut.values, t.values, projector.values];
        rows.forEach((values, i) => {
          const size = wanted[i]!.length;
          const own = values.subarray(client * size, (client + 1) * size);
          expect(own.every((value, at) => value === wanted[i]![at])).toBe(true);
        });
        weights.forEach((parameter) => parameter.dispose());
      }),
    );
    expect([found.features.cut, found.features.trunk, found.features.projector]).toMatchObject([
      { width: 48 },
      { width: 64 },
      { width: 32 },
    ]);
    expect(found).toMatchObject(evaluateLogits(world.fleets, world.server, inputs, 10));
    closeInputs(inputs);
    closeHybrid(world);
  });
});
