import { describe, expect, test } from 'vitest';
import { accuracy } from '#lib/measure/accuracy.ts';
import { clientCurves, gateCurve, oracle } from '#lib/measure/curve.ts';
import { gated, gatedAnswers } from '#lib/measure/gate.ts';
import { testQuestions } from '#lib/measure/questions.ts';
import { randomRun, small, smallAnswers } from './example.ts';

const questions = testQuestions(small);
const large = randomRun(12, 1000);
const largeQuestions = testQuestions(large.opening);

describe('gated(answers, questions, ρ, threshold)', () => {
  test('exits up to and including the threshold', () => {
    const { clients, accuracy, exitShare } = gated(smallAnswers, questions, 0, 0.3);
    // Client 0: samples 0, 1, 2 exit (right, wrong, right), 3 is served (wrong). Client 1: both exit, right.
    expect(clients).toEqual([
      { accuracy: 2 / 4, exitShare: 3 / 4 },
      { accuracy: 1 / 2, exitShare: 1 / 2 },
    ]);
    expect(accuracy).toBe(0.5);
    expect(exitShare).toBe(5 / 8);
  });

  test('at threshold 1 is the client, ID at ρ = 0', () => {
    const { accuracy: all, exitShare } = gated(smallAnswers, questions, 0, 1);
    expect(exitShare).toBe(1);
    expect(all).toBe(accuracy(smallAnswers.client, questions).mean.id);
  });

  test('asks the first OOD samples of each client at ρ > 0', () => {
    // Client 0 at ρ = 1 adds 5 and 4, both served: wrong, right. Client 1 adds 3 and 0, both served: right, right.
    const { clients } = gated(smallAnswers, questions, 1, 0.25);
    expect(clients[0]!.accuracy).toBe((2 + 1) / 6);
    expect(clients[1]!.accuracy).toBe((1 + 2) / 4);
  });

  test('answers 12 clients × 1000 samples well within a frame', () => {
    gated(large.answers, largeQuestions, 1, 0.5);
    const start = performance.now();
    for (let i = 0; i < 20; i++) gated(large.answers, largeQuestions, 1, i / 20);
    expect((performance.now() - start) / 20).toBeLessThan(8);
  });
});

describe('gateCurve(answers, questions, ρ)', () => {
  test('is gated() at 0, 0.01 … 1', () => {
    const curve = gateCurve(large.answers, largeQuestions, 0.5);
    expect(curve).toHaveLength(101);
    for (const point of curve) {
      const { accuracy, exitShare } = gated(large.answers, largeQuestions, 0.5, point.threshold);
      expect(point.accuracy).toBeCloseTo(accuracy, 9);
      expect(point.exitShare).toBeCloseTo(exitShare, 9);
    }
    expect(curve.at(-1)!.threshold).toBe(1);
  });
});

describe('clientCurves(answers, questions, ρ)', () => {
  test('is gated() of each client, whose mean is the common curve', () => {
    const curves = clientCurves(large.answers, largeQuestions, 0.5, 20);
    expect(curves).toHaveLength(12);
    for (const [step, point] of gateCurve(large.answers, largeQuestions, 0.5, 20).entries()) {
      const { clients } = gated(large.answers, largeQuestions, 0.5, point.threshold);
      curves.forEach((curve, k) => {
        expect(curve[step]!.accuracy).toBeCloseTo(clients[k]!.accuracy, 9);
        expect(curve[step]!.exitShare).toBeCloseTo(clients[k]!.exitShare, 9);
      });
      const shares = curves.map((curve) => curve[step]!.exitShare);
      expect(shares.reduce((sum, x) => sum + x / 12, 0)).toBeCloseTo(point.exitShare, 9);
    }
  });
});

test('gatedAnswers(answers, threshold) takes the client’s up to and including the threshold', () => {
  expect([...gatedAnswers(smallAnswers, 0.5)]).toEqual([0, 1, 1, 1, 2, 1, 2, 2, 1, 1, 2, 2]);
  const { client } = smallAnswers;
  expect(gatedAnswers({ ...smallAnswers, entropy: new Float32Array(12) }, 0)).toEqual(client);
});

describe('oracle(answers, questions, ρ)', () => {
  test('is at least as good as every threshold of the curve, and keeps its promise', () => {
    for (const rho of [0, 0.5, 1]) {
      const best = oracle(large.answers, largeQuestions, rho);
      const again = gated(large.answers, largeQuestions, rho, best.threshold);
      expect(best.accuracy).toBeCloseTo(again.accuracy, 9);
      expect(best.exitShare).toBeCloseTo(again.exitShare, 9);
      for (const { accuracy } of gateCurve(large.answers, largeQuestions, rho)) {
        expect(best.accuracy).toBeGreaterThanOrEqual(accuracy - 1e-9);
      }
    }
  });

  test('finds the best of all entropies that occur, counted by hand', () => {
    // ρ = 0. Both clients' exits right except client 0's sample 1 (.2), where the server is right; the server is
    // wrong at client 0's sample 3 (.5) and client 1's sample 5 (.3): up to .5 the gate only wins by exiting.
    const best = oracle(smallAnswers, questions, 0);
    expect(best).toMatchObject({ threshold: 0.5, exitShare: 1 });
    expect(best.accuracy).toBeCloseTo(7 / 8, 12);
  });

  test('exits nothing where the client is never right', () => {
    const hopeless = {
      ...smallAnswers,
      client: new Uint8Array(12).fill(9),
      entropy: new Float32Array(12).fill(0.4),
    };
    expect(oracle(hopeless, questions, 0)).toMatchObject({ threshold: 0, exitShare: 0 });
  });

  test('prefers to exit where client and server are equally good', () => {
    const alike = { ...smallAnswers, server: smallAnswers.client };
    expect(oracle(alike, questions, 1).exitShare).toBeCloseTo(1, 9);
  });

  test('never exits a sample whose entropy is not a number', () => {
    const diverged = { ...smallAnswers, entropy: smallAnswers.entropy.map(() => NaN) };
    expect(oracle(diverged, questions, 0)).toEqual({ threshold: 0, accuracy: 5 / 8, exitShare: 0 });
  });
});
