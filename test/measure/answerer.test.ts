import { expect, it } from 'vitest';
import { answersBy } from '#lib/measure/answerer.ts';
import { gatedAnswers } from '#lib/measure/gate.ts';
import { smallAnswers } from './example.ts';

it('answersBy(answers, of, threshold) is what is answered by the one who is named', () => {
  expect(answersBy(smallAnswers, 'server', 0.3)).toBe(smallAnswers.server);
  expect(answersBy(smallAnswers, 'client', 0.3)).toBe(smallAnswers.client);
  expect(answersBy(smallAnswers, 'gated', 0.3)).toEqual(gatedAnswers(smallAnswers, 0.3));
});

it('answersBy(answers, of, threshold) without a server model has the answers of clients alone', () => {
  const alone = { ...smallAnswers, server: null };
  expect(answersBy(alone, 'client', 0.3)).toBe(smallAnswers.client);
  expect([answersBy(alone, 'server', 0.3), answersBy(alone, 'gated', 0.3)]).toEqual([null, null]);
});
