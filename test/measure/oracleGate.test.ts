import { describe, expect, test } from 'vitest';
import { oracle } from '#lib/measure/curve.ts';
import { oracleGate } from '#lib/measure/oracleGate.ts';
import { testQuestions } from '#lib/measure/questions.ts';
import { randomRun, small, smallAnswers } from './example.ts';

describe('oracleGate(answers, questions, ρ)', () => {
  test('offloads only where the server is right and the client is not, by hand', () => {
    // Client 0: of 0 … 3 only sample 1 is offloaded, all right; of OOD 5, 4 the server gets 4. Client 1: 3, 0 offloaded.
    const { clients, accuracy, exitShare } = oracleGate(smallAnswers, testQuestions(small), 1);
    expect(clients).toEqual([
      { accuracy: 5 / 6, exitShare: 1 - 2 / 6 },
      { accuracy: 1, exitShare: 1 / 2 },
    ]);
    expect(accuracy).toBeCloseTo(11 / 12, 12);
    expect(exitShare).toBeCloseTo(7 / 12, 12);
  });

  test('is no worse than the oracle threshold', () => {
    const { opening, answers } = randomRun(6, 300);
    const questions = testQuestions(opening);
    for (const rho of [0, 0.5, 1]) {
      const { accuracy } = oracle(answers, questions, rho);
      expect(oracleGate(answers, questions, rho).accuracy).toBeGreaterThan(accuracy);
    }
  });

  test('keeps everything where the server knows nothing more', () => {
    const alike = { ...smallAnswers, server: smallAnswers.client };
    expect(oracleGate(alike, testQuestions(small), 1).exitShare).toBe(1);
  });
});
