import { describeArchitecture } from '#lib/sim/blueprint.ts';
import { specAt } from '#lib/sim/changes.ts';
import { keptRounds } from '#lib/sim/keptRounds.ts';
import { partySize } from '#lib/sim/participation.ts';
import { CLASSES, type Spec } from '#lib/sim/spec.ts';
import { stepsUntil } from '#lib/sim/stepCount.ts';

/** A run that is estimated to take less than this, in seconds, may begin by itself when a link to it is opened. */
export const AT_ONCE = 5;

/** How many times as fast two runs are together as one after the other, as measured. */
const SIDE_BY_SIDE = 1.4;

/** Floating-point operations of a sample's forward pass through the server model, about. */
const SERVER = 27_000;

/** A forward and a backward pass cost three forward ones. */
const TRAINING = 3;

/** As measured on two cores, in seconds: of a step and of a round beside its arithmetic, of a sample to be made, of a pair of rows in the contrast. */
const SECONDS = { start: 0.1, step: 8e-4, round: 6e-3, sample: 4e-5, pair: 4.4e-9 };

/** Operations a second in training and in evaluation. */
const RATES = { training: 40e9, evaluation: 30e9 };

/**
 * Roughly how many seconds a run takes alone on two cores: the default HARMONY about three, SplitGP two. It never falls as
 * clients, rounds, batch or inner steps rise.
 */
export function secondsOf(spec: Spec): number {
  const starts = [1, ...spec.changes.map(({ round }) => round)];
  const stretches = starts.map((first, i) => {
    const last = (starts[i + 1] ?? spec.method.rounds + 1) - 1;
    const steps = stepsUntil(spec, last) - stepsUntil(spec, first - 1);
    return steps > 0 ? steps * secondsOfStep(specAt(spec, first)) : 0;
  });
  return SECONDS.start + stretches.reduce((a, b) => a + b, 0) + secondsBeside(spec);
}

/** Roughly how many seconds runs take side by side on two cores, which page and compilers use too. */
export function secondsTogether(specs: readonly Spec[]): number {
  const each = specs.map(secondsOf);
  const sum = each.reduce((a, b) => a + b, 0);
  return Math.max(sum / SIDE_BY_SIDE, ...each, 0);
}

/** Of a step: everybody's extractor and those that they simulate, then all rows through the server. */
function secondsOfStep({ data, clients, method }: Spec): number {
  const { meta, contrast } = method.id === 'harmony' ? method : { meta: null, contrast: null };
  const crews = meta?.on ? 2 : 1;
  const passes = 1 + (meta?.on ? meta.innerSteps : 0);
  const party = partySize(clients);
  const rows = party * crews * method.batch;
  const extracting = operationsOf(data.side, clients) * passes;
  const arithmetic = (TRAINING * rows * (extracting + SERVER)) / RATES.training;
  return SECONDS.step + arithmetic + (contrast?.on ? SECONDS.pair * rows * rows : 0);
}

/** Samples are made; after every round the probe is asked, and after kept rounds the test set. */
function secondsBeside({ data, clients, method, changes }: Spec): number {
  const shared = CLASSES * (data.testPerClass + data.probePerClass);
  const asked = clients.count * (operationsOf(data.side, clients) + SERVER);
  const kept = keptRounds(method.rounds, changes).length;
  const answers = CLASSES * (method.rounds * data.probePerClass + kept * data.testPerClass);
  const models = method.id === 'harmony' && method.meta.on ? 2 : 1;
  return (
    SECONDS.sample * (clients.count * data.trainPerClient + shared) +
    SECONDS.round * method.rounds * models +
    (answers * asked) / RATES.evaluation
  );
}

/** Of one sample's forward pass through a client's extractor and head, the mean of the architectures that are dealt. */
function operationsOf(side: number, { architectures }: Spec['clients']): number {
  const costs = architectures.map((name) => describeArchitecture(name, side, CLASSES).flops);
  return costs.reduce((a, b) => a + b) / costs.length;
}
