import { beforeAll, describe, expect, it } from 'vitest';
import { drawBatches, gather } from '#lib/sim/batches.ts';
import { read, scope } from '#lib/sim/engine/tensor.ts';
import { muster } from '#lib/sim/fleet.ts';
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

describe('gather(fleet, clients, draws, step, batch)', () => {
  it('gives a simulated extractor the batch of its client', () => {
    const draws = drawBatches(clients, size);
    const [fleet] = muster(federationOf(tiny()));
    const members = [...fleet!.members, { client: 2, simulated: true }];
    expect(members.map(({ client }) => client)).toEqual([0, 3, 2]);
    const { images, labels } = scope(() => {
      const batch = gather({ ...fleet!, members, weights: [] }, clients, draws, 1, 4);
      expect(batch.images.shape).toEqual([3, 4, 64]);
      return { images: read(batch.images), labels: [...read(batch.labels)] };
    });
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
});
