import { readSpec } from '#lib/sim/spec.ts';
import { type Spread, spreadOf } from '../quartiles.ts';
import { openTraining, type Training } from './training.ts';

/** One step with so many clients. */
export interface ClientsStep {
  readonly method: Method;
  readonly clients: number;
  /** Milliseconds, of whole rounds. */
  readonly step: Spread;
  /** A client's share of the step against that among the fewest: 1 where the step grows as the clients do. */
  readonly growth: Spread;
}

const COUNTS = [8, 16, 32, 64];

/** The contrastive loss compares every two pooled rows: without it the step shows what grows as the clients do. */
const METHODS = {
  splitgp: { id: 'splitgp' },
  harmony: { id: 'harmony' },
  'harmony, alignment off': { id: 'harmony', contrast: { on: false } },
};
type Method = keyof typeof METHODS;

const WARM_ROUNDS = 2;
const ROUNDS = 9;

/** Times the steps of the methods with more and more clients, in turns. */
export function measureClients(): ClientsStep[] {
  return (Object.keys(METHODS) as Method[]).flatMap(measureMethod);
}

function measureMethod(method: Method): ClientsStep[] {
  const trainings = COUNTS.map((count) => openTraining(specOf(method, count)));
  try {
    const rounds = Array.from({ length: WARM_ROUNDS + ROUNDS }, () => trainings.map(shareOf));
    const timed = rounds.slice(WARM_ROUNDS);
    return COUNTS.map((clients, i) => ({
      method,
      clients,
      step: spreadOf(timed.map((shares) => shares[i]! * clients)),
      growth: spreadOf(timed.map((shares) => shares[i]! / shares[0]!)),
    }));
  } finally {
    trainings.forEach((training) => training.close());
  }
}

/** Milliseconds of a step per client. */
function shareOf({ spec, round }: Training): number {
  return round().msPerStep / spec.clients.count;
}

function specOf(method: Method, count: number) {
  return readSpec({
    data: { testPerClass: 4, probePerClass: 4 },
    clients: { count },
    method: METHODS[method],
  });
}
