import type { Message, Opening } from '#lib/sim/snapshot.ts';
import { lettersOf, numbersOf } from './letters.ts';
import type { RoundAnswers } from './report.ts';

/** Steps of an entropy between 0 and 1: those of a threshold. */
const STEPS = 100;

/** Stands for an entropy that is not a number, which is at or below no threshold. */
const NEVER = STEPS + 1;

/** Where an entropy lies in its step, from below: rounded to hundredths, it is what it was rounded up to. */
const WITHIN = 0.75;

/** The answers of a kept round as they are stored. Those of client and server are told as differences from the class. */
export interface StoredAnswers {
  readonly messages: readonly Message[];
  readonly entropy: string;
  readonly client: string;
  readonly server: string | null;
}

/** What everybody is asked. */
type Asked = Pick<Opening, 'testLabels' | 'classes'>;

/**
 * Answers in few bytes. Entropies are rounded up to whole hundredths, so that at every threshold of whole hundredths
 * the same samples exit.
 */
export function packAnswers({ messages, test }: RoundAnswers, asked: Asked): StoredAnswers {
  const errors = (answers: Uint8Array) => lettersOf(answers.map(errorOf(asked)));
  return {
    messages,
    entropy: lettersOf(Array.from(test.entropy, (h) => (h <= 1 ? Math.ceil(h * STEPS) : NEVER))),
    client: errors(test.client),
    server: test.server && errors(test.server),
  };
}

/** The answers of `packAnswers`; an entropy comes back from within its step. */
export function unpackAnswers(
  { messages, entropy, client, server }: StoredAnswers,
  asked: Asked,
): RoundAnswers {
  const answers = (errors: string) => numbersOf(errors).map(answerOf(asked));
  return {
    messages,
    test: {
      entropy: Float32Array.from(numbersOf(entropy), entropyOf),
      client: answers(client),
      server: server === null ? null : answers(server),
    },
  };
}

function entropyOf(steps: number): number {
  if (steps === NEVER) return NaN;
  return Math.max(0, (steps - 1 + WITHIN) / STEPS);
}

function errorOf({ testLabels, classes }: Asked) {
  return (answer: number, i: number) =>
    (answer + classes - testLabels[i % testLabels.length]!) % classes;
}

function answerOf({ testLabels, classes }: Asked) {
  return (error: number, i: number) => (error + testLabels[i % testLabels.length]!) % classes;
}
