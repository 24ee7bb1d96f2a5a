import type { Answers } from '#lib/sim/snapshot.ts';
import { gatedAnswers } from './gate.ts';

/** Whose answers are counted: the server's, the clients' own, or those behind the gate. */
export const ANSWERERS = ['server', 'client', 'gated'] as const;
/** One of the answerers. */
export type Answerer = (typeof ANSWERERS)[number];

/**
 * `[K, n]` what is answered by one of them; null without a server model, unless the clients answer.
 * @param threshold of the gate, 0 … 1
 */
export function answersBy(answers: Answers, of: Answerer, threshold: number): Uint8Array | null {
  const { client, server } = answers;
  if (of === 'client' || server === null) return of === 'client' ? client : null;
  return of === 'server' ? server : gatedAnswers({ ...answers, server }, threshold);
}
