import { describe, expect, it } from 'vitest';
import { clientNet } from '#lib/sim/nets/client.ts';
import { readArchitecture } from '#lib/sim/nets/architecture.ts';
import { flops } from '#lib/sim/nets/layers.ts';
import { serverNet } from '#lib/sim/nets/server.ts';
import { bytesOf, flopsOf, productsOf } from './products.ts';

const architecture = readArchitecture('mlp:20-12');
const net = clientNet(architecture, 9, 10);
const members = [0, 1, 2].map((client) => ({ client, simulated: false }));
const cast = {
  crews: [{ architecture, net, members }],
  server: serverNet(10),
  batch: 4,
  aligned: false,
};

describe('productsOf(cast)', () => {
  it('has three products of each layer but the first, which needs no gradient of the images', () => {
    // Two hidden layers, the cut and the head; two layers of the trunk and the classifier.
    expect(productsOf(cast)).toHaveLength(3 * 4 - 1 + 3 * 3);
  });

  it('counts three forward passes less what the images save', () => {
    const norms = 5 * 48;
    const { trunk, classifier } = cast.server;
    const perSample =
      flops(net.extractor) - norms + flops(net.head) + flops(trunk) + flops(classifier);
    const saved = 2 * 81 * 20;
    expect(flopsOf(productsOf(cast))).toBe(3 * 4 * (3 * perSample - saved));
  });

  it('counts the contrastive loss over all rows where features are aligned', () => {
    const rows = 3 * 4;
    const more = flopsOf(productsOf({ ...cast, aligned: true })) - flopsOf(productsOf(cast));
    expect(more).toBe(rows * 3 * flops(cast.server.projector) + 2 * 2 * rows * rows * 32);
  });
});

describe('bytesOf(products)', () => {
  it('counts both factors and the result once for each member', () => {
    const product = { batch: 2, rows: 3, columns: 5, depth: 7, transposed: 'neither' } as const;
    expect(bytesOf([product])).toBe(4 * 2 * (21 + 35 + 15));
  });
});
