import { describe, expect, test } from 'vitest';
import { auroc } from '#lib/measure/auroc.ts';
import { testQuestions, type Questions } from '#lib/measure/questions.ts';
import { card, opening, randomRun, small, smallAnswers } from './example.ts';

/** Every OOD sample against every ID sample. */
function bruteForce(pairs: { id: number[]; ood: number[] }): number {
  const points = pairs.ood.flatMap((o) => pairs.id.map((i) => (o > i ? 1 : o === i ? 0.5 : 0)));
  return points.reduce((sum: number, point) => sum + point, 0) / points.length;
}

const entropiesOf = (entropy: Float32Array, { labels, clients }: Questions, k: number) => ({
  id: Array.from(clients[k]!.id, (sample) => entropy[k * labels.length + sample]!),
  ood: Array.from(clients[k]!.ood, (sample) => entropy[k * labels.length + sample]!),
});

describe('auroc(answers, questions)', () => {
  test('counts two clients by hand', () => {
    // Client 0: OOD {.9, .9} above ID {.1, .2, .1, .5}. Client 1: OOD {.4, .5, .6, .7} above ID {0, .3}. Together, client
    // 0's ID .5 stands above client 1's OOD .4, and beside its .5: 1½ of 36 pairs lost.
    expect(auroc(smallAnswers, testQuestions(small))).toEqual({
      clients: [1, 1],
      pooled: 34.5 / 36,
    });
  });

  test('is the share of pairs in order, ties half, per client and pooled', () => {
    const { opening, answers } = randomRun(4, 150);
    const questions = testQuestions(opening);
    const each = questions.clients.map((_, k) => entropiesOf(answers.entropy, questions, k));
    const { clients, pooled } = auroc(answers, questions);
    each.forEach((pairs, k) => expect(clients[k]).toBeCloseTo(bruteForce(pairs), 9));
    const together = { id: each.flatMap(({ id }) => id), ood: each.flatMap(({ ood }) => ood) };
    expect(pooled).toBeCloseTo(bruteForce(together), 9);
  });

  test('is ½ where all entropies are alike', () => {
    const flat = { entropy: new Float32Array(12).fill(0.5) };
    expect(auroc(flat, testQuestions(small))).toEqual({ clients: [0.5, 0.5], pooled: 0.5 });
  });

  test('counts what is not a number as the highest', () => {
    const entropy = smallAnswers.entropy.slice();
    entropy[0] = NaN;
    // Client 0: one of four ID samples lies above both OOD samples.
    expect(auroc({ entropy }, testQuestions(small)).clients[0]).toBe(3 / 4);
  });

  test('is null for a client that holds every class', () => {
    const knows = opening([card(0, [0, 1], [])], [0, 1]);
    expect(auroc({ entropy: Float32Array.of(0, 1) }, testQuestions(knows))).toEqual({
      clients: [null],
      pooled: null,
    });
  });
});
