import { expect, test } from 'vitest';
import { accuracy, accuracyByClass } from '#lib/measure/accuracy.ts';
import { testQuestions } from '#lib/measure/questions.ts';
import { card, opening, small, smallAnswers } from './example.ts';

const questions = testQuestions(small);

test('accuracy(client answers) counts ID, OOD and all, per client and on average', () => {
  const { clients, mean } = accuracy(smallAnswers.client, questions);
  expect(clients[0]).toEqual({ id: 3 / 4, ood: 0, all: 3 / 6 });
  expect(clients[1]).toEqual({ id: 1, ood: 0, all: 2 / 6 });
  expect(mean.id).toBe(7 / 8);
  expect(mean.ood).toBe(0);
  expect(mean.all).toBeCloseTo(5 / 12, 12);
});

test('accuracy(server answers) is a mean over clients, not over samples', () => {
  const { mean } = accuracy(smallAnswers.server, questions);
  expect(mean.id).toBe((3 / 4 + 1 / 2) / 2);
  expect(mean.ood).toBe((1 / 2 + 3 / 4) / 2);
});

test('accuracy(answers) has no OOD for a client that holds every class, and leaves it out of the mean', () => {
  const mixed = opening([card(0, [0, 1], []), card(1, [0], [1])], [0, 1]);
  const { clients, mean } = accuracy(Uint8Array.of(0, 0, 0, 1), testQuestions(mixed));
  expect(clients[0]).toEqual({ id: 0.5, ood: null, all: 0.5 });
  expect(mean.ood).toBe(1);
});

test('accuracy(answers) of the worst tenth is that of one client among few, figure by figure', () => {
  const { clients, worst } = accuracy(smallAnswers.server, questions);
  expect(worst).toEqual({ id: 1 / 2, ood: 1 / 2, all: 4 / 6 });
  expect(clients.map(({ all }) => all)).toEqual([4 / 6, 4 / 6]);
});

test('accuracyByClass(server answers) is the K × C matrix', () => {
  const matrix = accuracyByClass(smallAnswers.server, questions);
  expect([...matrix]).toEqual([1, 0.5, 0.5, 0.5, 1, 0.5]);
});
