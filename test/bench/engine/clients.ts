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
const METHODS = ['splitgp', 'harmony'] as const;
type Method = (typeof METHODS)[number];

const WARM_ROUNDS = 2;
const ROUNDS = 9;

/** Times the steps of both methods with more and more clients, in turns. */
export function measureClients(): ClientsStep[] {
  return METHODS.flatMap(measureMethod);
}

function measureMethod(id: Method): ClientsStep[] {
  const trainings = COUNTS.map((count) => openTraining(specOf(id, count)));
  try {
    const rounds = Array.from({ length: WARM_ROUNDS + ROUNDS }, () => trainings.map(shareOf));
    const timed = rounds.slice(WARM_ROUNDS);
    return COUNTS.map((clients, i) => ({
      method: id,
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

function specOf(id: Method, count: number) {
  return readSpec({
    data: { testPerClass: 4, probePerClass: 4 },
    clients: { count },
    method: { id },
  });
}
