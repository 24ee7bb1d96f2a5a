import { HELD, partition } from './data/partition.ts';
import { tooLarge } from './memory.ts';
import type { Spec } from './spec.ts';

/** Why a spec whose fields are all allowed cannot run, one line each; nothing if it can. */
export function* impossible(spec: Spec, classes: number): Generator<string> {
  const { data, clients } = spec;
  yield* clients.partition.kind === 'classes'
    ? tooFewHands(clients.count, clients.partition.classesPerClient, classes)
    : tooFewSamples(spec, clients.partition.alpha, classes);
  if (data.probePerClass > data.testPerClass) {
    yield `data.probePerClass: ${data.probePerClass} is more than data.testPerClass, ${data.testPerClass}`;
  }
  yield* unpaired(spec);
  yield* tooLarge(spec, classes);
}

/** Without labels, a sample's pair is itself through its client's simulated extractor. */
function* unpaired({ method }: Spec): Generator<string> {
  if (method.id !== 'harmony' || !method.contrast.on || method.meta.on) return;
  if (method.contrast.labels === 'none') {
    yield 'method.contrast.labels: "none" needs method.meta.on: pairs are one sample through an extractor and a simulated one';
  }
}

function* tooFewHands(count: number, classesPerClient: number, classes: number): Generator<string> {
  if (count * classesPerClient >= classes) return;
  yield (
    `clients: ${count} clients × ${classesPerClient} classes leave a class of ${classes} to nobody; ` +
    `at least ${Math.ceil(classes / classesPerClient)} clients are needed`
  );
}

/** Classes that nobody holds and clients that hold none, as the seed deals them. */
function* tooFewSamples(spec: Spec, alpha: number, classes: number): Generator<string> {
  const hands = partition(spec, classes).map((holding) => holding.classes);
  const labels = Array.from({ length: classes }, (_, label) => label);
  const lost = labels.filter((label) => !hands.some((hand) => hand.includes(label)));
  if (lost.length) {
    yield (
      `clients.partition.alpha: ${alpha} leaves to nobody the classes ${lost.join(', ')}, of which no client ` +
      `gets ${HELD} samples; take another seed, more clients, more samples or a larger alpha`
    );
  }
  const poor = hands.flatMap((hand, id) => (hand.length ? [] : [id]));
  if (poor.length) {
    yield (
      `data.trainPerClient: ${spec.data.trainPerClient} leaves without a class the clients ${poor.join(', ')}, who ` +
      `get ${HELD} samples of none; take more samples or a smaller clients.partition.alpha`
    );
  }
}
