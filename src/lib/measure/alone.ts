import type { Answers } from '#lib/sim/snapshot.ts';
import { answersOf } from './accuracy.ts';
import type { Questions } from './questions.ts';

/** One client's answers, and what it was asked, as if there were no other: for any measure of answers. */
export function alone<T extends Answers>(
  answers: T,
  questions: Questions,
  client: number,
): { readonly answers: T; readonly questions: Questions } {
  const n = questions.labels.length;
  return {
    answers: {
      ...answers,
      entropy: answers.entropy.subarray(client * n, (client + 1) * n),
      client: answersOf(answers.client, client, n),
      server: answers.server && answersOf(answers.server, client, n),
    },
    questions: { ...questions, clients: [questions.clients[client]!] },
  };
}
