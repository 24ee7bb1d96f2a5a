import { alone } from './alone.ts';
import type { Gated, ServedAnswers } from './gate.ts';
import { ascending } from './order.ts';
import type { Questions } from './questions.ts';
import { askedAt } from './questions.ts';

/** The mean over clients of the gate at some threshold. */
export interface CurvePoint extends Gated {
  readonly threshold: number;
}

/** Tells two accuracies apart from the rounding of their sums. */
const ROUNDING = 1e-9;

/** The gate at the thresholds 0, 1/steps … 1, by one sort of all entropies. By default `steps` is 100. */
export function gateCurve(
  answers: ServedAnswers,
  questions: Questions,
  rho: number,
  steps = 100,
): CurvePoint[] {
  const { entropy, accuracy, exitShare } = stairs(answers, questions, rho);
  let exits = 0;
  return Array.from({ length: steps + 1 }, (_, step) => {
    const threshold = step / steps;
    exits = exitsAt(entropy, threshold, exits);
    return { threshold, accuracy: accuracy[exits]!, exitShare: exitShare[exits]! };
  });
}

/** The gate of each client by itself, at the same thresholds: one frontier of accuracy and offload per client. */
export function clientCurves(
  answers: ServedAnswers,
  questions: Questions,
  rho: number,
  steps = 100,
): CurvePoint[][] {
  return questions.clients.map((_, client) => {
    const own = alone(answers, questions, client);
    return gateCurve(own.answers, own.questions, rho, steps);
  });
}

/**
 * The oracle threshold: the one threshold for all clients that is best on the test set itself, searched over all
 * that make a difference (0 and every entropy that occurs; one that is not a number never exits). Of equally good ones, the one that exits most.
 */
export function oracle(answers: ServedAnswers, questions: Questions, rho: number): CurvePoint {
  const { entropy, accuracy, exitShare } = stairs(answers, questions, rho);
  let exits = exitsAt(entropy, 0, 0);
  let best = exits;
  while (exits < entropy.length && entropy[exits]! <= 1) {
    exits = exitsAt(entropy, entropy[exits]!, exits);
    if (accuracy[exits]! >= accuracy[best]! - ROUNDING) best = exits;
  }
  const threshold = best > 0 ? entropy[best - 1]! : 0;
  return { threshold, accuracy: accuracy[best]!, exitShare: exitShare[best]! };
}

/** All `n` asked samples of all clients, in ascending order of entropy. */
interface Stairs {
  /** `[n]`. */
  readonly entropy: Float32Array;
  /** `[n + 1]` mean accuracy when the first 0 … n samples exit. */
  readonly accuracy: Float64Array;
  /** `[n + 1]` mean exit share then. */
  readonly exitShare: Float64Array;
}

function stairs(answers: ServedAnswers, questions: Questions, rho: number): Stairs {
  const { entropy, gain, weight, served } = steps(answers, questions, rho);
  const order = ascending(entropy);
  const n = order.length;
  const sorted = new Float32Array(n);
  const accuracy = new Float64Array(n + 1);
  const exitShare = new Float64Array(n + 1);
  accuracy[0] = served;
  for (let i = 0; i < n; i++) {
    const step = order[i]!;
    sorted[i] = entropy[step]!;
    accuracy[i + 1] = accuracy[i]! + gain[step]!;
    exitShare[i + 1] = exitShare[i]! + weight[step]!;
  }
  return { entropy: sorted, accuracy, exitShare };
}

/** What each asked sample does to the means, client by client, and the accuracy when nothing exits. */
function steps({ entropy, client, server }: ServedAnswers, questions: Questions, rho: number) {
  const { labels, clients } = questions;
  const asked = clients.map((split) => askedAt(split, rho));
  const total = asked.reduce((sum, { length }) => sum + length, 0);
  const step = {
    entropy: new Float32Array(total),
    /** By how much the mean accuracy grows when the sample exits. */
    gain: new Float64Array(total),
    /** By how much the mean exit share grows. */
    weight: new Float64Array(total),
    served: 0,
  };
  let next = 0;
  for (let row = 0; row < asked.length; row++) {
    const samples = asked[row]!;
    const weight = 1 / (samples.length * clients.length);
    for (let i = 0; i < samples.length; i++, next++) {
      const label = labels[samples[i]!];
      const at = row * labels.length + samples[i]!;
      const byServer = server[at] === label ? weight : 0;
      step.served += byServer;
      step.entropy[next] = Math.max(0, entropy[at]!);
      step.gain[next] = (client[at] === label ? weight : 0) - byServer;
      step.weight[next] = weight;
    }
  }
  return step;
}

/** How many of the ascending entropies are at or below the threshold; at least the first `from` are. */
function exitsAt(entropy: Float32Array, threshold: number, from: number): number {
  let exits = from;
  while (exits < entropy.length && entropy[exits]! <= threshold) exits++;
  return exits;
}
