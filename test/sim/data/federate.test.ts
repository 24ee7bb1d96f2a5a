import { describe, expect, it } from 'vitest';
import { federate } from '#lib/sim/data/federate.ts';
import type { Source } from '#lib/sim/data/source.ts';
import type { Client } from '#lib/sim/federation.ts';
import { readSpec } from '#lib/sim/spec.ts';

/** Each sample carries its name: class, part and ordinal. */
function named(supply = Infinity): Source {
  return {
    name: 'Named',
    side: 14,
    classes: 10,
    supply: () => supply,
    draw: (label, part, ordinal, into) => into.set([label, part === 'train' ? 1 : 2, ordinal]),
  };
}

const spec = (clients: object = {}, data: object = {}) => readSpec({ seed: 7, clients, data });
const names = ({ images }: { images: Float32Array }) =>
  Array.from({ length: images.length / 196 }, (_, i) =>
    images.slice(i * 196, i * 196 + 3).join(' '),
  );
const count = ({ train }: Client, label: number) => train.labels.filter((l) => l === label).length;

describe('federate(spec, source)', () => {
  it('spreads every client’s samples evenly over its classes', () => {
    for (const client of federate(spec(), named()).clients) {
      expect(client.train.labels).toHaveLength(250);
      expect(client.classes).toEqual([...client.classes].sort((a, b) => a - b));
      expect(client.classes.map((label) => count(client, label)).sort()).toEqual([83, 83, 84]);
    }
  });

  it('labels every image with its class, training from the train part and test from the test part', () => {
    const { clients, test } = federate(spec(), named());
    for (const [samples, part] of [
      ...clients.map((c) => [c.train, 1] as const),
      [test, 2] as const,
    ]) {
      const [images, labels] = [names(samples), samples.labels];
      expect(images.every((name, i) => name.startsWith(`${labels[i]} ${part} `))).toBe(true);
    }
  });

  it('gives no training sample to two clients', () => {
    const all = federate(spec({ count: 30 }), named()).clients.flatMap((client) =>
      names(client.train),
    );
    expect(new Set(all).size).toBe(30 * 250);
  });

  it('deals shards of one size under a Dirichlet partition too, no sample twice', () => {
    const partition = { kind: 'dirichlet', alpha: 0.3 };
    const { clients } = federate(spec({ count: 12, partition }), named());
    for (const client of clients) {
      expect(client.train.labels).toHaveLength(250);
      const held = [...Array(10).keys()].filter((label) => count(client, label) >= 5);
      expect(client.classes).toEqual(held);
    }
    expect(new Set(clients.flatMap((client) => names(client.train))).size).toBe(12 * 250);
    const fewer = federate(spec({ count: 11, partition }), named()).clients;
    expect(clients.slice(0, 11)).toEqual(fewer);
  });

  it('leaves classes, samples and the test set of the others alone when a client is added', () => {
    const more = federate(spec({ count: 9 }), named());
    const fewer = federate(spec({ count: 8 }), named());
    expect(more.clients.slice(0, 8)).toEqual(fewer.clients);
    expect(more.test).toEqual(fewer.test);
  });

  it('lays out the test set class by class, and probes the first of each class', () => {
    const { test, probe } = federate(spec({}, { testPerClass: 5, probePerClass: 4 }), named());
    expect(names(test).slice(4, 7)).toEqual(['0 2 4', '1 2 0', '1 2 1']);
    expect([...test.labels.slice(3, 7)]).toEqual([0, 0, 1, 1]);
    expect([...probe.slice(0, 6)]).toEqual([0, 1, 2, 3, 5, 6]);
    expect(probe).toHaveLength(40);
  });

  it('deals architectures round-robin', () => {
    const { clients } = federate(spec({ count: 5, architectures: ['mlp-s', 'cnn:4'] }), named());
    expect(clients.map(({ architecture }) => architecture.name)).toEqual([
      'mlp-s',
      'cnn:4',
      'mlp-s',
      'cnn:4',
      'mlp-s',
    ]);
  });

  it('deals anew for another draw of the data, not for another draw of the weights', () => {
    const drawn = (draws: object) =>
      federate(readSpec({ seed: 7, draws }), named()).clients.map((c) => c.classes);
    expect(drawn({ weights: 1 })).toEqual(drawn({}));
    expect(drawn({ data: 1 })).not.toEqual(drawn({}));
  });

  it('names the class, what is asked and what is there when a class runs out', () => {
    expect(() => federate(spec({}, { testPerClass: 101 }), named(100))).toThrow(
      'data.testPerClass: class 0 of Named has 100 test samples, 101 are asked for',
    );
    expect(() => federate(spec(), named(100))).toThrow(
      /^data.trainPerClient: class \d of Named has 100 train samples, \d{3} are asked for$/,
    );
  });

  it('refuses a source of another side', () => {
    expect(() => federate(spec({}, { side: 28 }), named())).toThrow(
      'data.side: 28 is not the source’s 14'.replace('’', "'"),
    );
  });
});
