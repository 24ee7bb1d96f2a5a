import { messages, work } from './account.ts';
import { answers } from './answers.ts';
import { look } from './engine/tensor.ts';
import { evaluate, evaluateLogits, type Logits } from './evaluation.ts';
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
  /** The next link of the hash chain, from the round before. */
  readonly link: (arrays: Iterable<Float32Array>, text: string) => string;
}

/**
 * The snapshot at the end of a round.
 * @throws RunError when a logit is not a finite number: the round's last step was one too many.
 */
export function observe(world: Hybrid, { round, kept, crews, steps, link }: Past): Snapshot {
  const { fleets, server, exams, method, labelKind } = world;
  const { classes } = world.federation;
  const size = { steps: steps.length, batch: method.batch };
  const sent = messages(crews, size, labelKind);
  const evaluated = kept ? evaluate(fleets, server, exams.probe, classes) : null;
  const probe = evaluated ?? evaluateLogits(fleets, server, exams.probe, classes);
  refuseNaN(probe, round);
  return {
    round,
    losses: steps.length === 0 ? null : meanLosses(steps),
    messages: sent,
    flops: work(crews, server.net, size, labelKind === 'permuted labels'),
    probe: answered(probe, classes),
    kept: evaluated && {
      ...evaluated,
      test: answered(evaluateLogits(fleets, server, exams.test, classes), classes),
    },
    hash: link(hashed(world, probe, steps.at(-1)), JSON.stringify(sent)),
  };
}

function refuseNaN({ clientLogits, serverLogits }: Logits, round: number): void {
  if (finite(clientLogits) && finite(serverLogits)) return;
  throw diverged('a logit', { round });
}

function finite(values: Float32Array): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false;
  return true;
}

function answered({ clientLogits, serverLogits }: Logits, classes: number) {
  return answers(clientLogits, serverLogits, classes);
}

/**
 * What the fingerprint covers, in a fixed order: all parameters (the clients' fleets, the shared models, the
 * server), the logits, and what crossed the wire last.
 */
function* hashed(
  { fleets, shared, server }: Hybrid,
  { clientLogits, serverLogits }: Logits,
  last: Step | undefined,
): Generator<Float32Array> {
  for (const { weights } of fleets) yield* weights.map(look);
  for (const model of shared) yield* model.map(look);
  yield* serverWeights(server).map(look);
  yield* [clientLogits, serverLogits, ...(last?.wire ?? [])];
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
