/** A run that every engine must reproduce: a name, and how its spec differs from the default one. */
export interface NamedSpec {
  readonly name: string;
  readonly difference: object;
}

const ROUNDS = 4;

/** The default spec, then every extractor family, switch and method by itself. */
export const SPECS: readonly NamedSpec[] = [
  { name: 'default (both parts)', difference: { method: { rounds: 10 } } },
  named('mlp only', {}, ['mlp-s', 'mlp-l']),
  named('cnn only', {}, ['cnn-s', 'cnn-l']),
  named('alignment only', { meta: { on: false } }),
  named('meta only', { contrast: { on: false } }),
  named('neither part', { meta: { on: false }, contrast: { on: false } }),
  named('contrast stops at the cut', { contrast: { gradient: 'stop-at-cut' } }),
  named('SplitGP, one architecture', { id: 'splitgp' }, ['cnn-s']),
  named('simulated within budget', { meta: { simulate: 'within-budget' } }),
  named('inner steps', { meta: { innerSteps: 2 } }),
  named('no labels', { contrast: { labels: 'none', weight: 1 } }),
  named('personalised and realigned', { personalise: { steps: 10 }, realign: { steps: 10 } }),
  {
    name: 'some clients, a Dirichlet partition, a change within the run',
    difference: {
      clients: { participation: 0.5, partition: { kind: 'dirichlet' } },
      method: { rounds: ROUNDS },
      changes: [{ round: 3, set: { 'method.contrast.on': false } }],
    },
  },
  // Where vectors of four do not fit: widths, batch and images of odd sizes.
  {
    name: 'odd sizes',
    difference: {
      data: { side: 11, trainPerClient: 33, testPerClass: 9, probePerClass: 5 },
      clients: { count: 5, architectures: ['mlp:13-7', 'cnn:3-5', 'cnn:7'] },
      method: { rounds: ROUNDS, batch: 7 },
    },
  },
];

function named(name: string, method: object, architectures?: readonly string[]): NamedSpec {
  const clients = architectures ? { clients: { architectures } } : {};
  return { name, difference: { ...clients, method: { rounds: ROUNDS, ...method } } };
}
