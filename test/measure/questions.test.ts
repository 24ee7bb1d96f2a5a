import { expect, test } from 'vitest';
import { askedAt, probeQuestions, testQuestions } from '#lib/measure/questions.ts';
import { card, opening, small } from './example.ts';

const [first, second] = testQuestions(small).clients;

test('testQuestions(opening) splits the test set by what each client holds', () => {
  expect([...first!.id]).toEqual([0, 1, 2, 3]);
  expect([...first!.ood]).toEqual([5, 4]);
  expect([...second!.id]).toEqual([4, 5]);
});

test('probeQuestions(opening) keeps the OOD order, in indices of the probe', () => {
  const { labels, clients } = probeQuestions(small);
  expect([...labels]).toEqual([0, 1, 1, 2]);
  expect([...clients[1]!.id]).toEqual([3]);
  expect([...clients[1]!.ood]).toEqual([2, 0, 1]);
});

test('askedAt(split, ρ) asks ρ times as many OOD as ID samples, and no more than there are', () => {
  expect([...askedAt(second!, 0)]).toEqual([4, 5]);
  expect([...askedAt(second!, 0.5)]).toEqual([4, 5, 3]);
  expect([...askedAt(second!, 1)]).toEqual([4, 5, 3, 0]);
  expect([...askedAt(first!, 1)]).toEqual([0, 1, 2, 3, 5, 4]);
});

test('askedAt(split, ρ) is nested: a smaller ρ is the beginning of a larger one', () => {
  const split = { id: Uint16Array.from(Array(10).keys()), ood: Uint16Array.of(19, 12, 15, 11, 18) };
  const rhos = [0, 0.1, 0.25, 0.5, 0.75, 1];
  const sets = rhos.map((rho) => [...askedAt(split, rho)]);
  for (const set of sets) expect(sets.at(-1)!.slice(0, set.length)).toEqual(set);
});

test('askedAt(split, 1) of a client that holds every class is its ID samples', () => {
  const [split] = testQuestions(opening([card(0, [0, 1], [])], [0, 1])).clients;
  expect([...askedAt(split!, 1)]).toEqual([0, 1]);
});
