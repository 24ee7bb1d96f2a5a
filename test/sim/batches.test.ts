import { beforeAll, describe, expect, it } from 'vitest';
import { closeShard, drawBatches, gatherBatch, openShard } from '#lib/sim/batches.ts';
import { liveTensors } from '#lib/sim/engine/backend.ts';
import { read, scope, tensor } from '#lib/sim/engine/tensor.ts';
import { muster } from '#lib/sim/fleet.ts';
import { firstInput } from '#lib/sim/nets/forward.ts';
import { startInNode } from './engine/start.ts';
import { federationOf, tiny } from './example.ts';

beforeAll(startInNode);

const { clients } = federationOf(tiny());
const size = { seed: 1, round: 2, steps: 3, batch: 4 };

describe('drawBatches(clients, size)', () => {
  it('draws each client’s samples with its own stream, whoever else there is', () => {
    const draws = drawBatches(clients, size);
    expect(drawBatches(clients.slice(0, 2), size)).toEqual(draws.slice(0, 2));
    expect(draws[0]).not.toEqual(draws[1]);
    for (const each of draws) {
      expect(each).toHaveLength(12);
      expect(Math.max(...each)).toBeLessThan(12);
    }
  });

  it('draws anew each round and for each seed, and more steps begin with the same', () => {
    const [draws] = drawBatches(clients, size);
    expect(drawBatches(clients, { ...size, round: 3 })[0]).not.toEqual(draws);
    expect(drawBatches(clients, { ...size, seed: 2 })[0]).not.toEqual(draws);
    expect(drawBatches(clients, { ...size, steps: 5 })[0]!.slice(0, 12)).toEqual(draws);
  });
});

describe('gatherBatch(fleet, shards, draws, step, batch)', () => {
  it('gives a simulated extractor the batch of its client', () => {
    const draws = drawBatches(clients, size);
    const [fleet] = muster(federationOf(tiny()));
    const members = [...fleet!.members, { client: 2, simulated: true }];
    expect(members.map(({ client }) => client)).toEqual([0, 3, 2]);
    const shards = clients.map(openShard);
    const { images, labels } = scope(() => {
      const batch = gatherBatch({ ...fleet!, members }, shards, draws, 1, 4);
      expect(batch.input.shape).toEqual([3, 4, 64]);
      return { images: read(batch.input), labels: [...read(batch.labels)] };
    });
    shards.forEach(closeShard);
    const drawn = members.flatMap(({ client }) =>
      [...draws[client]!.subarray(4, 8)].map((sample) => ({ ...clients[client]!, sample })),
    );
    expect(labels).toEqual(drawn.map(({ train, sample }) => train.labels[sample]));
    drawn.forEach(({ train, sample }, row) => {
      expect(images.slice(row * 64, row * 64 + 64)).toEqual(
        train.images.slice(sample * 64, sample * 64 + 64),
      );
    });
  });

  it('gives a convolution the patches of those images', () => {
    const spec = tiny({ clients: { architectures: ['cnn:2'] } });
    const { clients } = federationOf(spec);
    const [fleet] = muster(federationOf(spec));
    const tensors = liveTensors();
    const shards = clients.map(openShard);
    const draws = drawBatches(clients, size);
    for (const step of [0, 2]) {
      const images = clients.flatMap(({ train }, k) =>
        [...draws[k]!.subarray(step * 4, step * 4 + 4)].flatMap((sample) => [
          ...train.images.subarray(sample * 64, sample * 64 + 64),
        ]),
      );
      scope(() => {
        const { input } = gatherBatch(fleet!, shards, draws, step, 4);
        const stack = tensor(Float32Array.from(images), [4, 4, 64]);
        expect(read(input)).toEqual(read(firstInput(fleet!.net.extractor, stack)));
      });
    }
    shards.forEach(closeShard);
    expect(liveTensors()).toBe(tensors);
  });
});
