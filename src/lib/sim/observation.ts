import {
  messages,
  personaliseWork,
  realignMessages,
  realignWork,
  type Stint,
  work,
} from './account.ts';
import { answers } from './answers.ts';
import { look } from './engine/tensor.ts';
import { evaluate, evaluateLogits, type Logits } from './evaluation.ts';
import type { Hybrid } from './methods/hybrid.ts';
import type { Phase, Step } from './methods/step.ts';
import { diverged } from './run-error.ts';
import { serverWeights } from './server.ts';
import type { Losses, Snapshot } from './snapshot.ts';

/** What happened in the round that is looked at. */
export interface Past {
  readonly round: number;
  /** Whether features and answers on the test set are kept. */
  readonly kept: boolean;
  readonly steps: readonly Step[];
  /** The next link of the hash chain, from the round before. */
  readonly link: (arrays: Iterable<Float32Array>, text: string) => string;
}

/**
 * The snapshot at the end of a round.
 * @throws RunError when a logit is not a finite number: the round's last step was one too many.
 */
export function observe(world: Hybrid, { round, kept, steps, link }: Past): Snapshot {
  const { fleets, server, exams } = world;
  const { classes } = world.federation;
  const { sent, flops } = account(world, steps);
  const evaluated = kept ? evaluate(fleets, server, exams.probe, classes) : null;
  const probe = evaluated ?? evaluateLogits(fleets, server, exams.probe, classes);
  refuseNaN(probe, round);
  return {
    round,
    losses: meanLosses(steps.filter(({ phase }) => phase === 'training')),
    messages: sent,
    flops,
    probe: answered(probe, classes),
    kept: evaluated && {
      ...evaluated,
      test: answered(evaluateLogits(fleets, server, exams.test, classes), classes),
    },
    hash: link(hashed(world, probe, steps), JSON.stringify(sent)),
  };
}

/** The messages of a round and its operations, those of what followed the last one with it. */
function account(
  { server: { net }, federation, method, labelKind }: Hybrid,
  steps: readonly Step[],
) {
  const stint = (phase: Phase): Stint => {
    const own = steps.filter((step) => step.phase === phase);
    return {
      ...{ clients: federation.clients.length, classes: federation.classes, labels: labelKind },
      ...{ crews: own[0]?.crews ?? [], steps: own.length, batch: method.batch },
    };
  };
  const [training, local, alone] = [stint('training'), stint('personalise'), stint('realign')];
  const inner = method.id === 'harmony' && method.meta.on ? method.meta.innerSteps : 0;
  const works = [work(training, net, inner), personaliseWork(local), realignWork(alone, net)];
  return {
    sent: [...messages(training), ...realignMessages(alone)],
    flops: {
      clients: federation.clients.map(({ id }) =>
        works.reduce((sum, { clients }) => sum + clients[id]!, 0),
      ),
      server: works.reduce((sum, { server }) => sum + server, 0),
    },
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
 * server), the logits, and what crossed the wire in the last step of every phase.
 */
function* hashed(
  { fleets, shared, server }: Hybrid,
  { clientLogits, serverLogits }: Logits,
  steps: readonly Step[],
): Generator<Float32Array> {
  for (const { weights } of fleets) yield* weights.map(look);
  for (const model of shared) yield* model.map(look);
  yield* serverWeights(server).map(look);
  yield* [clientLogits, serverLogits, ...steps.flatMap(({ wire }) => wire ?? [])];
}

/** Means over the steps of training; null without any. */
function meanLosses(steps: readonly Step[]): Losses | null {
  const [first] = steps;
  if (!first) return null;
  const mean = (of: (step: Step) => number) =>
    steps.reduce((sum, step) => sum + of(step), 0) / steps.length;
  return {
    exit: first.exit.map((loss, client) =>
      loss === null ? null : mean((step) => step.exit[client]!),
    ),
    server: mean((step) => step.server!),
    contrast: first.contrast === null ? null : mean((step) => step.contrast!),
  };
}
