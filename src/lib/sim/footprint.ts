import { keptRounds } from './keptRounds.ts';
import { CUT_WIDTH } from './nets/client.ts';
import { parameters } from './nets/layers.ts';
import { PROJECTOR_WIDTH, serverNet, TRUNK_WIDTH } from './nets/server.ts';
import { forwardValues, trainingValues } from './nets/value-counts.ts';
import { crews, type Group, own, type Plan, planOf, size, type Sized, sum } from './plan.ts';

/** What memory holds: samples, models, what nets make of rows of images, answers on the test set, kept rounds. */
export type Content = 'samples' | 'models' | 'rows' | 'tests' | 'probes';

/** Bytes by what they hold. */
export type Footprint = Readonly<Partial<Record<Content, number>>>;

/** How many rows go through the nets at once in an evaluation: bounds the memory, not the result. */
export const EVALUATED = 2048;

/**
 * What the engine's memory takes for what it holds, as measured: blocks of other sizes leave gaps, and it
 * grows ahead. The blocks of an evaluation are the largest and leave the largest gaps.
 */
const GAPS = { training: 1.4, evaluation: 1.6 };

/**
 * The engine's memory at the peak of a run: of a step, of the end of a round or of an evaluation,
 * whichever takes most.
 */
export function engineFootprint(spec: Sized, classes: number): Footprint {
  const plan = planOf(spec, classes);
  const samples = samplesOf(plan);
  const phases = [
    bytes({ samples, ...training(plan) }, GAPS.training),
    bytes({ samples, ...roundEnd(plan) }, GAPS.training),
    bytes({ samples, ...evaluating(plan) }, GAPS.evaluation),
  ];
  return phases.reduce((most, phase) => (total(phase) > total(most) ? phase : most));
}

/**
 * The arrays of a run beside the engine's memory: samples; models and the last steps' messages, when they are
 * hashed, and models again when it has ended; answers; kept rounds.
 */
export function arrayFootprint(spec: Sized, classes: number): Footprint {
  const plan = planOf(spec, classes);
  const { data, clients, method, groups } = plan;
  const image = data.side * data.side;
  const [tested, probed] = [classes * data.testPerClass, classes * data.probePerClass];
  const kept = keptRounds(method.rounds, plan.changes).length;
  const features = CUT_WIDTH + TRUNK_WIDTH + PROJECTOR_WIDTH;
  return bytes({
    samples: clients.count * data.trainPerClient * (image + 1),
    models: own(groups, size) + sum(groups, size),
    rows: crews(plan, () => method.batch * sentValues(method, classes)),
    tests: tested * (image + clients.count * (2 * classes + 2 * kept)),
    probes: probed * (image + clients.count * (2 * classes + kept * (features + 2 * classes))),
  });
}

/** The bytes of all contents. */
export function total(footprint: Footprint): number {
  return sum(Object.values(footprint), (part) => part);
}

/** One step: models and their gradients, and what both passes make of the pooled batch. */
function training(plan: Plan) {
  const { method, classes, groups, simulates, drafts, adapts } = plan;
  const pooled = crews(plan, () => method.batch);
  const contrast = method.id === 'harmony' && method.contrast.on ? method.contrast : null;
  const rows =
    crews(plan, (group) => method.batch * beforeCut(group, classes)) +
    (adapts ? crews(plan, ({ input }) => method.batch * (input + 1)) : 0) +
    pooled * behindCut(classes, contrast?.gradient ?? null) +
    (contrast ? pooled * pooled : 0);
  const copies = (simulates ? 2 : 1) + (adapts ? 1 : 0);
  const models =
    resting(plan) +
    (drafts ? own(groups, size) : 0) +
    serverSize(classes) +
    crews(plan, (group) => copies * group.size);
  return { models, rows };
}

/** Values that cross the wire for one row and are hashed: in the last step of training, and of the re-alignment. */
function sentValues(method: Plan['method'], classes: number): number {
  if (method.id !== 'harmony') return 2 * CUT_WIDTH + 1;
  const told = method.contrast.on && method.contrast.labels === 'none' ? 2 * classes : 1;
  return 2 * CUT_WIDTH + told + (method.realign.steps > 0 ? CUT_WIDTH + told : 0);
}

/** The end of a round: the models before, those that trained, their means, those that are mixed. */
function roundEnd(plan: Plan) {
  const { groups, simulates, drafts } = plan;
  const trained = simulates ? crews(plan, size) : 0;
  const mixed = own(groups, size);
  // Those that took part come three times more: as they trained, and on the way to and at their places.
  const rejoined = drafts ? 3 * mixed : 0;
  return { models: resting(plan) + trained + sum(groups, size) + mixed + rejoined };
}

/** One block of images through all extractors of one fleet and on through the server. */
function evaluating(plan: Plan) {
  const { data, groups, classes } = plan;
  const { trunk, classifier, projector } = serverNet(classes);
  const served =
    forwardValues(trunk, CUT_WIDTH) +
    forwardValues(classifier, TRUNK_WIDTH) +
    forwardValues(projector, TRUNK_WIDTH) +
    (CUT_WIDTH + PROJECTOR_WIDTH);
  const blocks = groups.map(({ net, clients, input }) => {
    const images = Math.min(Math.max(1, EVALUATED / clients), classes * data.testPerClass);
    const row = forwardValues(net.extractor, input) + forwardValues(net.head, CUT_WIDTH) + served;
    return images * (input + clients * row);
  });
  return { models: resting(plan), rows: Math.max(...blocks) };
}

/** All samples as nets read them: images, and their patches for clients that may train a convolution. */
function samplesOf({ data, clients, classes, groups }: Plan): number {
  const image = data.side * data.side;
  const convolves = ({ net }: Group) => net.extractor[0]!.kind === 'conv';
  const patches = groups.find(convolves)?.input ?? 0;
  const needs = (group: Group) =>
    convolves(group) || group.simulable.some((other) => convolves(groups[other]!));
  return (
    data.trainPerClient * clients.count * (image + 1) +
    data.trainPerClient * sum(groups.filter(needs), (group) => group.clients) * patches +
    classes * (data.testPerClass + data.probePerClass) * (image + patches)
  );
}

/** What one row of a batch makes up to the cut and in its early exit. */
function beforeCut({ net, input }: Group, classes: number): number {
  const extracted = trainingValues(net.extractor, input, false);
  const exited = trainingValues(net.head, CUT_WIDTH, true) + 2 * classes;
  return input + 1 + extracted + exited + 3 * CUT_WIDTH;
}

/** What one pooled row makes on the server. */
function behindCut(classes: number, contrast: 'full' | 'stop-at-cut' | null): number {
  const { trunk, classifier, projector } = serverNet(classes);
  const trunks = contrast === 'stop-at-cut' ? 2 : 1;
  const embedded = trainingValues(projector, TRUNK_WIDTH, true) + 4 * PROJECTOR_WIDTH + 1;
  return (
    trunks * trainingValues(trunk, CUT_WIDTH, true) +
    trainingValues(classifier, TRUNK_WIDTH, true) +
    (2 * classes + CUT_WIDTH + 1) +
    (contrast ? embedded : 0)
  );
}

/** The models between rounds: every client's, the shared ones, the server. */
function resting({ groups, classes }: Plan): number {
  return own(groups, size) + sum(groups, size) + serverSize(classes);
}

function serverSize(classes: number): number {
  return sum(Object.values(serverNet(classes)), parameters);
}

function bytes(values: Footprint, gaps = 1): Footprint {
  const entries = Object.entries(values);
  return Object.fromEntries(entries.map(([content, count]) => [content, 4 * gaps * count]));
}
