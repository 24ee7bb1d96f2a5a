import type { Gated, GatedClients, ServedAnswers } from './gate.ts';
import { mean } from './mean.ts';
import { askedAt, type Questions } from './questions.ts';

/**
 * The oracle gate: of every sample it knows whether client or server answers right, and offloads only where that helps.
 * No gate on the same answers is more accurate, and none that is as accurate offloads less. Not to be confused with the
 * oracle threshold, which is one number for all samples. `exitShare` is what it keeps on the client.
 */
export function oracleGate(
  answers: ServedAnswers,
  questions: Questions,
  rho: number,
): GatedClients {
  const clients = questions.clients.map((split, client) =>
    best(answers, questions.labels, askedAt(split, rho), client * questions.labels.length),
  );
  return {
    accuracy: mean(clients.map(({ accuracy }) => accuracy)) ?? 0,
    exitShare: mean(clients.map(({ exitShare }) => exitShare)) ?? 0,
    clients,
  };
}

function best(
  { client, server }: ServedAnswers,
  labels: Uint8Array,
  asked: Uint16Array,
  row: number,
): Gated {
  let right = 0;
  let offloaded = 0;
  for (const sample of asked) {
    const label = labels[sample];
    const helped = client[row + sample] !== label && server[row + sample] === label;
    if (helped) offloaded++;
    if (helped || client[row + sample] === label) right++;
  }
  return { accuracy: right / asked.length, exitShare: 1 - offloaded / asked.length };
}
