import { messages, work } from './account.ts';
import { answers } from './answers.ts';
import { read } from './engine/tensor.ts';
import { evaluate, type Evaluation } from './evaluation.ts';
import type { Samples } from './federation.ts';
import { link } from './fingerprint.ts';
import type { Hybrid } from './methods/hybrid.ts';
import type { Crew } from './methods/method.ts';
import type { Step } from './methods/step.ts';
import { diverged } from './run-error.ts';
import { serverWeights } from './server.ts';
import type { Losses, Snapshot } from './snapshot.ts';

/** What happened in the round that is looked at. */
export interface Past {
  readonly round: number;
  /** Whether features and answers on the test set are kept. */
  readonly kept: boolean;
  readonly crews: readonly Crew[];
  readonly steps: readonly Step[];
  /** Fingerprint of the round before. */
  readonly previous: string;
}

/**
 * The snapshot at the end of a round.
 * @throws RunError when a logit is not a finite number: the round's last step was one too many.
 */
export function observe(world: Hybrid, { round, kept, crews, steps, previous }: Past): Snapshot {
  const { server, federation, method, labelKind } = world;
  const size = { steps: steps.length, batch: method.batch };
  const sent = messages(crews, size, labelKind);
  const probe = see(world, chosen(federation.test, federation.probe));
  refuseNaN(probe, round);
  const bits = [
    ...parameters(world),
    probe.clientLogits,
    probe.serverLogits,
    ...(steps.at(-1)?.wire ?? []),
  ];
  return {
    round,
    losses: steps.length === 0 ? null : meanLosses(steps),
    messages: sent,
    flops: work(crews, server.net, size, labelKind === 'permuted labels'),
    probe: answered(probe, federation.classes),
    kept: kept
      ? { ...probe, test: answered(see(world, federation.test), federation.classes) }
      : null,
    hash: link(previous, bits, JSON.stringify(sent)),
  };
}

function see(
  { fleets, server, federation: { classes } }: Hybrid,
  { images, labels }: Samples,
): Evaluation {
  return evaluate(fleets, server, images, { n: labels.length, classes });
}

function refuseNaN({ clientLogits, serverLogits }: Evaluation, round: number): void {
  if (clientLogits.every(Number.isFinite) && serverLogits.every(Number.isFinite)) return;
  throw diverged('a logit', { round });
}

function answered({ clientLogits, serverLogits }: Evaluation, classes: number) {
  return answers(clientLogits, serverLogits, classes);
}

/** All parameters, in a fixed order: the clients' fleets, the shared models, the server. */
function parameters({ fleets, shared, server }: Hybrid): Float32Array[] {
  const all = [
    ...fleets.flatMap(({ weights }) => weights),
    ...shared.flat(),
    ...serverWeights(server),
  ];
  return all.map(read);
}

function chosen({ images, labels }: Samples, indices: Uint16Array): Samples {
  const size = images.length / labels.length;
  const picked = new Float32Array(indices.length * size);
  indices.forEach((index, i) =>
    picked.set(images.subarray(index * size, (index + 1) * size), i * size),
  );
  return { images: picked, labels: Uint8Array.from(indices, (index) => labels[index]!) };
}

function meanLosses(steps: readonly Step[]): Losses {
  const mean = (of: (step: Step) => number) =>
    steps.reduce((sum, step) => sum + of(step), 0) / steps.length;
  return {
    exit: steps[0]!.exit.map((_, client) => mean((step) => step.exit[client]!)),
    server: mean((step) => step.server),
    contrast: steps[0]!.contrast === null ? null : mean((step) => step.contrast!),
  };
}
