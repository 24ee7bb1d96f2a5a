import { expect, it } from 'vitest';
import { timeToTrain } from '#lib/cells/draw/training.ts';
import { reportAt } from '../../state/fake.ts';

const run = (operations: number, rounds = 1) => ({
  reports: Array.from({ length: rounds }, (_, round) => ({
    ...reportAt(round, false),
    flops: { clients: [operations / 2, operations / 4], server: operations / 4 },
  })),
});

it.each([
  [[run(1e9)], 'about a second'],
  [[run(12e9, 2), run(12e9)], 'about 3 seconds'],
  [[run(12e9, 60)], 'about a minute'],
  [[run(12e9, 61)], 'about 2 minutes'],
])('timeToTrain(runs) says %#: %s', (runs, words) => {
  expect(timeToTrain(runs)).toBe(words);
});
