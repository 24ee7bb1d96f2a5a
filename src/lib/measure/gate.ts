import type { Answers } from '#lib/sim/snapshot.ts';
import { mean } from './mean.ts';
import type { Questions } from './questions.ts';
import { askedAt } from './questions.ts';

/** Answers of a method with a server model: only these can be gated. */
export type ServedAnswers = Answers & { readonly server: Uint8Array };

/** What the gate makes of a test set: shares, 0 … 1. */
export interface Gated {
  /** Right answers, of the client where the sample exits and of the server where it does not. */
  readonly accuracy: number;
  /** Samples that the client answers itself. */
  readonly exitShare: number;
}

/** The gate for each client, and the mean over clients. */
export interface GatedClients extends Gated {
  readonly clients: readonly Gated[];
}

/**
 * Accuracy at OOD ratio ρ if a sample exits on the client where its normalised entropy ≤ threshold and is
 * offloaded to the server otherwise (SplitGP: Han et al. 2023). Threshold 0 … 1.
 */
export function gated(
  answers: ServedAnswers,
  questions: Questions,
  rho: number,
  threshold: number,
): GatedClients {
  const n = questions.labels.length;
  const clients = questions.clients.map((split, client) =>
    gatedOne(answers, questions.labels, askedAt(split, rho), client * n, threshold),
  );
  return {
    accuracy: mean(clients.map(({ accuracy }) => accuracy)) ?? 0,
    exitShare: mean(clients.map(({ exitShare }) => exitShare)) ?? 0,
    clients,
  };
}

/** `[K, n]` what is answered behind the gate at a threshold 0 … 1: by the client where the sample exits, else by the server. */
export function gatedAnswers(
  { entropy, client, server }: ServedAnswers,
  threshold: number,
): Uint8Array {
  return client.map((answer, at) => (entropy[at]! <= threshold ? answer : server[at]!));
}

function gatedOne(
  { entropy, client, server }: ServedAnswers,
  labels: Uint8Array,
  asked: Uint16Array,
  row: number,
  threshold: number,
): Gated {
  let right = 0;
  let exits = 0;
  for (const sample of asked) {
    const exit = entropy[row + sample]! <= threshold;
    const answer = exit ? client[row + sample] : server[row + sample];
    if (exit) exits++;
    if (answer === labels[sample]) right++;
  }
  return { accuracy: right / asked.length, exitShare: exits / asked.length };
}
