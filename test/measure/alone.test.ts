import { expect, test } from 'vitest';
import { accuracy } from '#lib/measure/accuracy.ts';
import { alone } from '#lib/measure/alone.ts';
import { gated } from '#lib/measure/gate.ts';
import { testQuestions } from '#lib/measure/questions.ts';
import { randomRun } from './example.ts';

const { opening, answers } = randomRun(4, 200);
const questions = testQuestions(opening);

test('alone(answers, questions, client) measures what all together say of that client', () => {
  for (let client = 0; client < 4; client++) {
    const own = alone(answers, questions, client);
    const { mean } = accuracy(own.answers.server, own.questions);
    expect(mean).toEqual(accuracy(answers.server, questions).clients[client]);
    const { accuracy: share, exitShare } = gated(own.answers, own.questions, 0.5, 0.3);
    expect({ accuracy: share, exitShare }).toEqual(
      gated(answers, questions, 0.5, 0.3).clients[client],
    );
  }
});

test('alone() of answers without a server has none', () => {
  expect(alone({ ...answers, server: null }, questions, 1).answers.server).toBeNull();
});
