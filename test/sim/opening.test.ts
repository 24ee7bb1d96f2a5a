import { describe, expect, it } from 'vitest';
import { openingOf } from '#lib/sim/opening.ts';
import { federationOf, tiny } from './example.ts';

const opening = (spec = tiny()) => openingOf(spec, federationOf(spec));

describe('openingOf(spec, federation)', () => {
  it('maps the first probe samples of each class, at most 800 points', () => {
    expect([...opening().mapped]).toEqual([...Array(40).keys()]);
    const crowd = tiny({
      data: { testPerClass: 12, probePerClass: 12 },
      clients: { count: 32, architectures: ['mlp:2'] },
    });
    expect([...opening(crowd).mapped.slice(0, 5)]).toEqual([0, 1, 12, 13, 24]);
    expect(opening(crowd).mapped).toHaveLength(20);
  });

  it('maps at least one sample of each class through 64 clients', () => {
    const spec = tiny({ clients: { count: 64, architectures: ['mlp:2'] } });
    expect([...opening(spec).mapped]).toEqual([0, 4, 8, 12, 16, 20, 24, 28, 32, 36]);
  });

  it('orders each client’s OOD samples: all of the classes that it lacks, none that it holds', () => {
    const { clients, testLabels } = opening();
    for (const { classes, oodOrder } of clients) {
      expect(oodOrder).toHaveLength(7 * 4);
      expect(new Set(oodOrder).size).toBe(7 * 4);
      expect([...oodOrder].some((i) => classes.includes(testLabels[i]!))).toBe(false);
    }
    expect(clients[0]!.oodOrder).not.toEqual(Uint16Array.from(clients[0]!.oodOrder).sort());
  });

  it('shows twelve training samples of each client, class by class', () => {
    const spec = tiny();
    const { clients } = opening(spec);
    const trains = federationOf(spec).clients.map(({ train }) => train);
    clients.forEach(({ classes, shown, shownLabels, counts }, k) => {
      const [a, b, c] = classes as [number, number, number];
      expect([...shownLabels]).toEqual([a, a, a, a, b, b, b, b, c, c, c, c]);
      const first = trains[k]!.labels.indexOf(a) * 64;
      const pixels = trains[k]!.images.slice(first, first + 64);
      expect(shown.slice(0, 64)).toEqual(Uint8Array.from(pixels, (x) => Math.round(255 * x)));
      expect(counts.map((count, label) => (count ? label : -1)).filter((l) => l >= 0)).toEqual(
        classes,
      );
      expect(counts.reduce((sum, count) => sum + count)).toBe(12);
    });
  });

  it('counts parameters and operations of clients and server', () => {
    const { clients, server } = opening();
    expect(clients[0]).toMatchObject({
      architecture: 'mlp:6',
      parameters: 64 * 6 + 6 + 6 * 48 + 48 + 490,
      flops: 2 * 64 * 6 + 2 * 6 * 48 + 5 * 48 + 960,
    });
    expect(server.parameters).toBe(48 * 96 + 96 + 96 * 64 + 64 + 650 + 64 * 32 + 32);
  });

  it('has the probe’s pictures in grey', () => {
    const spec = tiny();
    const { test, probe } = federationOf(spec);
    const { probeImages } = opening(spec);
    expect(probeImages).toHaveLength(40 * 64);
    const from = probe[5]! * 64;
    expect(probeImages.slice(5 * 64, 6 * 64)).toEqual(
      Uint8Array.from(test.images.slice(from, from + 64), (x) => Math.round(255 * x)),
    );
  });
});
