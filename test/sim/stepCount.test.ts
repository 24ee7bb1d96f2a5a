import { expect, it } from 'vitest';
import { readSpec } from '#lib/sim/spec.ts';
import { stepsOf, stepsUntil } from '#lib/sim/stepCount.ts';

const method = { id: 'harmony', rounds: 10, stepsPerRound: 4 };

it('stepsUntil(spec, round) adds up the steps of the rounds until then', () => {
  const spec = readSpec({ method });
  expect([0, 1, 10].map((round) => stepsUntil(spec, round))).toEqual([0, 4, 40]);
  expect(stepsOf(spec)).toBe(40);
});

it('stepsUntil(spec, round) counts with the last round what follows it', () => {
  const spec = readSpec({
    method: { ...method, personalise: { steps: 5 }, realign: { steps: 7 } },
  });
  expect([9, 10].map((round) => stepsUntil(spec, round))).toEqual([36, 52]);
});

it('stepsUntil(spec, round) heeds changes midway', () => {
  const changes = [{ round: 6, set: { 'method.stepsPerRound': 10 } }];
  const spec = readSpec({ method, changes });
  expect([5, 6, 10].map((round) => stepsUntil(spec, round))).toEqual([20, 30, 70]);
});

it('stepsOf(spec) is of any method', () => {
  expect(stepsOf(readSpec({ method: { id: 'splitgp', rounds: 3, stepsPerRound: 2 } }))).toBe(6);
});
