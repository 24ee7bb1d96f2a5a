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
  const thresholds = Array.from({ length: steps + 1 }, (_, step) => step / steps);
  return [...swept(stairs(answers, questions, rho), thresholds)];
}

/**
 * The oracle threshold: the one threshold for all clients that is best on the test set itself, searched over all
 * that make a difference (0 and every entropy that occurs; one that is not a number never exits). Of equally good ones, the one that exits most.
 */
export function oracle(answers: ServedAnswers, questions: Questions, rho: number): CurvePoint {
  const steps = stairs(answers, questions, rho);
  let best: CurvePoint = { threshold: 0, accuracy: -1, exitShare: 0 };
  const thresholds = [0, ...new Set(steps.entropy.filter((entropy) => entropy <= 1))];
  for (const point of swept(steps, thresholds)) {
    if (point.accuracy >= best.accuracy - ROUNDING) best = point;
  }
  return best;
}

/** All asked samples of all clients, in ascending order of entropy. */
interface Stairs {
  readonly entropy: Float32Array;
  /** By how much the mean accuracy grows when the sample exits. */
  readonly gain: Float64Array;
  /** By how much the mean exit share grows. */
  readonly weight: Float64Array;
  /** Mean accuracy when nothing exits. */
  readonly served: number;
}

function stairs(
  { entropy, client, server }: ServedAnswers,
  { labels, clients }: Questions,
  rho: number,
): Stairs {
  const asked = clients.map((split) => askedAt(split, rho));
  const total = asked.reduce((sum, { length }) => sum + length, 0);
  const unsorted = {
    entropy: new Float32Array(total),
    gain: new Float64Array(total),
    weight: new Float64Array(total),
  };
  let served = 0;
  let next = 0;
  asked.forEach((samples, row) => {
    const weight = 1 / (samples.length * clients.length);
    for (const sample of samples) {
      const at = row * labels.length + sample;
      const byServer = server[at] === labels[sample] ? weight : 0;
      served += byServer;
      unsorted.entropy[next] = Math.max(0, entropy[at]!);
      unsorted.gain[next] = (client[at] === labels[sample] ? weight : 0) - byServer;
      unsorted.weight[next++] = weight;
    }
  });
  const order = ascending(unsorted.entropy);
  return {
    entropy: Float32Array.from(order, (index) => unsorted.entropy[index]!),
    gain: Float64Array.from(order, (index) => unsorted.gain[index]!),
    weight: Float64Array.from(order, (index) => unsorted.weight[index]!),
    served,
  };
}

/** The gate at ascending thresholds: each sample is passed once. */
function* swept(
  { entropy, gain, weight, served }: Stairs,
  thresholds: Iterable<number>,
): Generator<CurvePoint> {
  let accuracy = served;
  let exitShare = 0;
  let next = 0;
  for (const threshold of thresholds) {
    for (; next < entropy.length && entropy[next]! <= threshold; next++) {
      accuracy += gain[next]!;
      exitShare += weight[next]!;
    }
    yield { threshold, accuracy, exitShare };
  }
}
