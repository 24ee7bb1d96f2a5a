import type { Figures } from '#lib/measure/figures.ts';
import type { Trace } from '#lib/proof/evidence.ts';
import { stream } from '#lib/sim/random.ts';
import type { Answers } from '#lib/sim/snapshot.ts';

const DIGITS = '0123456789abcdef';

/** Where a trace differs from the usual one. */
export interface Otherwise {
  /** From which round on the bits are others. */
  readonly bitsFrom?: number;
  /** From which round on an answer is another. */
  readonly answersFrom?: number;
  /** Figures of every round that are others. */
  readonly figures?: Partial<Figures>;
  /** Whether there is a server model; default yes. */
  readonly served?: boolean;
}

/** A run with these kept rounds: always the same, but for what is said. */
export function exampleTrace(rounds: readonly number[], otherwise: Otherwise = {}): Trace {
  const { bitsFrom = Infinity, answersFrom = Infinity, figures, served = true } = otherwise;
  const tested = { ...figuresOf(served), ...figures };
  return {
    reports: rounds.map((round) => ({ round, hash: hashOf(round, round >= bitsFrom), tested })),
    answers: (round) =>
      rounds.includes(round) ? answersOf(round, served, round >= answersFrom) : null,
  };
}

function hashOf(round: number, isOther: boolean): string {
  const random = stream(isOther ? 2 : 1, 'hash', round);
  return Array.from({ length: 64 }, () => DIGITS[random.below(16)]).join('');
}

function answersOf(round: number, served: boolean, isOther: boolean): Answers {
  const random = stream(1, 'answers', round);
  const entropy = Float32Array.from({ length: 40 }, () => random.uniform());
  const client = Uint8Array.from({ length: 40 }, () => random.below(10));
  const server = Uint8Array.from({ length: 40 }, () => random.below(10));
  if (isOther) client[39] = (client[39]! + 1) % 10;
  return { entropy, client, server: served ? server : null };
}

function figuresOf(served: boolean): Figures {
  const or = (value: number) => (served ? value : null);
  const rho = <T>(value: T) => ({ '0': value, '0.5': value, '1': value });
  return {
    clientAccuracyId: 0.91234,
    clientAccuracyOod: 0.1,
    serverAccuracyId: or(0.8),
    serverAccuracyOod: or(0.7),
    gated: rho(or(0.75)),
    oracle: rho({ threshold: or(0.4), exitShare: or(0.5) }),
    skew: { cut: 0.9, trunk: or(1 / 3), projector: or(0.2), within: or(0.3), across: or(0.4) },
    probeTransfer: { self: or(0.9), cross: or(0.6) },
  };
}
