import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Figures } from '#lib/measure/figures.ts';
import { valueAt } from '#lib/notebook/difference.ts';
import { readReadings } from '#lib/notebook/readings.ts';
import type { Report } from '#lib/recording/report.ts';
import { HASH_DIGITS } from '#lib/recording/runs.ts';
import type { Answers } from '#lib/sim/snapshot.ts';
import { CLAIMED, type ClaimedFigures, type Evidence, type Proof } from './proof.ts';

/** What is compared of a run, live or recorded, as far as it has come. */
export interface Trace {
  readonly reports: readonly Pick<Report, 'round' | 'hash' | 'tested'>[];
  /** On the test set at a kept round; null if they are not there. */
  answers(round: number): Answers | null;
}

/** Where a gate's threshold and entropies are compared: whole hundredths, as recordings have them. */
const STEPS = 100;

/** Claimed figures are rounded to 1/FINE, as recordings are. */
const FINE = 10_000;

/** What a link claims of a run: `rounds` are its kept rounds. Null as long as one of them, or its answers, are not there. */
export function evidenceOf(
  trace: Trace,
  { rounds, threshold }: { readonly rounds: readonly number[]; readonly threshold: number },
): Evidence | null {
  const hashes = rounds.map((round) => hashAt(trace, round));
  const figures = figuresAt(trace, rounds.at(-1)!);
  const decisions = decisionsOf(trace, rounds, threshold);
  if (figures === null || decisions === null || !hashes.every((hash) => hash !== null)) return null;
  return { rounds, hashes, decisions, figures };
}

/**
 * Digest of every answer and every exit at these rounds: 12 digits. An exit is told in whole hundredths of entropy, rounded
 * up, so that a recording's and a live run's are the same. Null if answers of a round are not there.
 */
export function decisionsOf(
  trace: Trace,
  rounds: readonly number[],
  threshold: number,
): string | null {
  const hash = sha256.create();
  for (const round of rounds) {
    const answers = trace.answers(round);
    if (!answers) return null;
    const { entropy, client, server } = answers;
    hash.update(utf8ToBytes(`${round} ${client.length} ${server ? 'server' : 'alone'};`));
    hash.update(exits(entropy, Math.round(threshold * STEPS))).update(client);
    if (server) hash.update(server);
  }
  return bytesToHex(hash.digest()).slice(0, HASH_DIGITS);
}

/** The threshold at which a link's decisions are told: its reading, or the default. */
export function thresholdOf({ readings }: Pick<Proof, 'readings'>): number {
  return readReadings(readings).readings.threshold;
}

/** The first digits of a round's hash; null if the run does not have the round. */
export function hashAt({ reports }: Trace, round: number): string | null {
  const report = reports.find((other) => other.round === round);
  return report ? report.hash.slice(0, HASH_DIGITS) : null;
}

/** The headline figures of a kept round, as they are claimed; null if the run does not have it. */
export function figuresAt({ reports }: Trace, round: number): ClaimedFigures | null {
  const tested = reports.find((other) => other.round === round)?.tested;
  if (!tested) return null;
  const figures = CLAIMED.map((name) => [name, figureOf(tested, name)]);
  return Object.fromEntries(figures) as ClaimedFigures;
}

function figureOf(tested: Figures, name: string): number | null {
  const value = valueAt(tested, name.split('.'));
  return typeof value === 'number' && Number.isFinite(value)
    ? Math.round(value * FINE) / FINE
    : null;
}

/** `[K × n]` 1 where the client answers itself; an entropy that is no number never does. */
function exits(entropy: Float32Array, threshold: number): Uint8Array {
  return Uint8Array.from(entropy, (h) => (Math.ceil(h * STEPS) <= threshold ? 1 : 0));
}
