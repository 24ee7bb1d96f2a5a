import { describe, expect, it } from 'vitest';
import { canonical, readSpec, specHash } from '#lib/sim/spec.ts';
import { problems } from './problems.ts';

/** The default spec and its hash: a change here is a new version of the defaults. */
const DEFAULTS = {
  version: 1,
  seed: 1,
  draws: { data: 0, weights: 0 },
  data: { source: 'glyphs', side: 14, trainPerClient: 250, testPerClass: 100, probePerClass: 20 },
  clients: {
    count: 8,
    participation: 1,
    partition: { kind: 'classes', classesPerClient: 3 },
    architectures: ['mlp-s', 'mlp-l', 'cnn-s', 'cnn-l'],
  },
  method: {
    id: 'harmony',
    rounds: 60,
    stepsPerRound: 6,
    batch: 16,
    rates: { client: 0.03, server: 0.3 },
    exitWeight: 0.5,
    mix: 0.2,
    meta: { on: true, simulate: 'any', innerSteps: 0, innerRate: 0.05 },
    contrast: { on: true, weight: 3, temperature: 0.2, gradient: 'full', labels: 'permuted' },
    personalise: { steps: 0 },
    realign: { steps: 0 },
  },
  changes: [],
};
const DEFAULT_HASH = '179a3915ea6a7a9153da640b1a9e6ed8c081bf28ce13d6704de275eadfbced66';

describe('readSpec(input)', () => {
  it('writes out every default', () => {
    expect(readSpec({})).toEqual(DEFAULTS);
    const { rounds, stepsPerRound, batch, rates, exitWeight, mix } = DEFAULTS.method;
    const hybrid = { rounds, stepsPerRound, batch, rates, exitWeight, mix };
    expect(readSpec({ method: { id: 'splitgp' } }).method).toEqual({ id: 'splitgp', ...hybrid });
  });

  it('takes a Dirichlet partition, and only some of the clients in a round', () => {
    const clients = { participation: 0.5, partition: { kind: 'dirichlet' } };
    expect(readSpec({ clients }).clients).toEqual({
      ...DEFAULTS.clients,
      participation: 0.5,
      partition: { kind: 'dirichlet', alpha: 0.3 },
    });
  });

  it('refuses a Dirichlet partition that leaves a class to nobody, or a client without one', () => {
    const partition = { kind: 'dirichlet', alpha: 0.05 };
    expect(problems({ clients: { count: 2, partition } })).toEqual([
      expect.stringMatching(
        /^clients\.partition\.alpha: 0\.05 leaves to nobody the classes \d(, \d)+, of which no client gets 5 samples; take another seed, more clients, more samples or a larger alpha$/,
      ),
    ]);
    const even = { partition: { kind: 'dirichlet', alpha: 100 } };
    const lines = problems({ data: { trainPerClient: 10 }, clients: even });
    expect(lines.at(-1)).toMatch(
      /^data\.trainPerClient: 10 leaves without a class the clients 0, 1, .* who get 5 samples of none; take more samples or a smaller clients\.partition\.alpha$/,
    );
  });

  it('keeps what is given', () => {
    const spec = readSpec({ seed: 7, clients: { count: 12 }, method: { contrast: { on: false } } });
    expect(spec.seed).toBe(7);
    expect(spec.clients).toEqual({ ...DEFAULTS.clients, count: 12 });
    expect(spec.method).toMatchObject({ contrast: { on: false, weight: 3 } });
  });

  it('gives one architecture one name', () => {
    const architectures = ['mlp:64', 'mlp-s', 'cnn:16-32', 'mlp:65'];
    expect(readSpec({ clients: { architectures } }).clients.architectures).toEqual([
      'mlp-s',
      'mlp-s',
      'cnn-l',
      'mlp:65',
    ]);
  });

  it.each([
    [null, 'null is not a group of fields'],
    [[], '[] is not a group of fields'],
    [{ clients: [] }, 'clients: [] is not a group of fields'],
    [{ data: 3 }, 'data: 3 is not a group of fields'],
    [{ method: { rates: null } }, 'method.rates: null is not a group of fields'],
    [{ seed: '1' }, 'seed: "1" is not a whole number in 0…4294967295'],
    [{ seed: Infinity }, 'seed: Infinity is not a whole number in 0…4294967295'],
    [{ clients: { count: 0 } }, 'clients.count: 0 is not a whole number in 2…64'],
    [{ clients: { count: 2.5 } }, 'clients.count: 2.5 is not a whole number in 2…64'],
    [{ method: { rounds: NaN } }, 'method.rounds: NaN is not a whole number in 1…500'],
    [{ method: { rates: { client: 11 } } }, 'method.rates.client: 11 is not in 0…10'],
    [{ method: { rates: { client: -1 } } }, 'method.rates.client: -1 is not in 0…10'],
    [{ method: { meta: { on: 1 } } }, 'method.meta.on: 1 is not true or false'],
    [
      { method: { contrast: { gradient: 'some' } } },
      'method.contrast.gradient: "some" is not one of "full", "stop-at-cut"',
    ],
    [
      { method: { meta: { simulate: 'some' } } },
      'method.meta.simulate: "some" is not one of "any", "within-budget"',
    ],
    [
      { method: { meta: { innerSteps: 6 } } },
      'method.meta.innerSteps: 6 is not a whole number in 0…5',
    ],
    [
      { method: { contrast: { labels: 'raw' } } },
      'method.contrast.labels: "raw" is not one of "permuted", "none"',
    ],
    [
      { method: { meta: { on: false }, contrast: { labels: 'none' } } },
      'method.contrast.labels: "none" needs method.meta.on: pairs are one sample through an extractor and a simulated one',
    ],
    [
      { method: { personalise: { steps: 201 } } },
      'method.personalise.steps: 201 is not a whole number in 0…200',
    ],
    [
      { method: { realign: { steps: -1 } } },
      'method.realign.steps: -1 is not a whole number in 0…200',
    ],
    [{ method: { id: 'fedavg' } }, 'method.id: "fedavg" is not one of "splitgp", "harmony"'],
    [{ data: { source: 'web' } }, 'data.source: "web" is not one of "glyphs", "file"'],
    [
      { clients: { partition: { kind: 'fair' } } },
      'clients.partition.kind: "fair" is not one of "classes", "dirichlet"',
    ],
    [
      { clients: { partition: { kind: 'dirichlet', alpha: 0.01 } } },
      'clients.partition.alpha: 0.01 is not in 0.05…100',
    ],
    [
      { clients: { partition: { kind: 'dirichlet', classesPerClient: 3 } } },
      'clients.partition.classesPerClient: is not a field; the fields here are kind, alpha',
    ],
    [{ clients: { partition: 3 } }, 'clients.partition: 3 is not a group of fields'],
    [{ clients: { participation: 0.05 } }, 'clients.participation: 0.05 is not in 0.1…1'],
    [{ data: { source: 'file' } }, 'data.sha256: is missing'],
    [{ data: { source: 'file', sha256: 'ab' } }, 'data.sha256: "ab" is not 64 hexadecimal digits'],
    [
      { clients: { architectures: 'mlp-s' } },
      'clients.architectures: "mlp-s" is not a list of architectures',
    ],
    [
      { clients: { architectures: [] } },
      'clients.architectures: an empty list is not in 1…16 architectures',
    ],
    [
      { clients: { architectures: Array(17).fill('mlp-s') } },
      'clients.architectures: 17 architectures are not in 1…16',
    ],
    [
      { clients: { foo: 1 } },
      'clients.foo: is not a field; the fields here are count, participation, partition, architectures',
    ],
    [
      { method: { id: 'splitgp', meta: { on: true } } },
      'method.meta: is not a field; the fields here are id, rounds, stepsPerRound, batch, rates, exitWeight, mix',
    ],
  ])('refuses %j by name, and says what is allowed', (input, message) => {
    expect(problems(input)).toEqual([message]);
  });

  it('names the architecture it cannot read', () => {
    expect(problems({ clients: { architectures: ['mlp-s', 'foo'] } })).toEqual([
      expect.stringMatching(
        /^clients\.architectures\.1: "foo" is not an architecture; write mlp-s/,
      ),
    ]);
  });

  it.each([[{ version: 2 }, 'version: 2 is not available in this version, only 1']])(
    'refuses by name what comes in a later version: %j',
    (input, message) => {
      expect(problems(input)).toEqual([message]);
    },
  );

  it('names every field that is wrong', () => {
    const wrong = { seed: -1, clients: { count: 1 }, method: { batch: 0, mix: 2 } };
    expect(problems(wrong).map((line) => line.split(':')[0])).toEqual([
      'seed',
      'clients.count',
      'method.batch',
      'method.mix',
    ]);
  });

  it('refuses clients × classes that cannot be dealt, and probes that are not tested', () => {
    expect(problems({ clients: { count: 4, partition: { classesPerClient: 2 } } })).toEqual([
      'clients: 4 clients × 2 classes leave a class of 10 to nobody; at least 5 clients are needed',
    ]);
    expect(problems({ clients: { count: 5, partition: { classesPerClient: 2 } } })).toEqual([]);
    expect(problems({ data: { testPerClass: 20, probePerClass: 21 } })).toEqual([
      'data.probePerClass: 21 is more than data.testPerClass, 20',
    ]);
  });

  it('shows long values cut short', () => {
    expect(problems({ seed: 'x'.repeat(500) })[0]!.length).toBeLessThan(120);
  });
});

describe('canonical(spec) and specHash(spec)', () => {
  it('do not depend on the order of keys, nor on defaults being written', () => {
    const mixed = {
      method: { rounds: 3, id: 'harmony', contrast: { weight: 2, on: true } },
      seed: 5,
    };
    const same = {
      seed: 5,
      version: 1,
      method: { id: 'harmony', contrast: { on: true, weight: 2 }, mix: 0.2, rounds: 3 },
    };
    expect(canonical(readSpec(mixed))).toBe(canonical(readSpec(same)));
    expect(specHash(readSpec(mixed))).toBe(specHash(readSpec(same)));
    expect(JSON.parse(canonical(readSpec(mixed)))).toEqual(readSpec(same));
  });

  it('depend on every value, and on the order of architectures', () => {
    const specs = [
      {},
      { seed: 2 },
      { method: { contrast: { weight: 2 } } },
      { clients: { architectures: ['mlp-l', 'mlp-s', 'cnn-s', 'cnn-l'] } },
    ];
    expect(new Set(specs.map((spec) => specHash(readSpec(spec)))).size).toBe(specs.length);
  });

  it('are frozen for the default spec', () => {
    expect(specHash(readSpec({}))).toBe(DEFAULT_HASH);
  });
});
