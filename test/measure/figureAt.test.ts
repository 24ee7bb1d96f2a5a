import { describe, expect, test } from 'vitest';
import { clientFigures, figureAt, type ReadRound } from '#lib/measure/figureAt.ts';
import { figures } from '#lib/measure/figures.ts';
import { testQuestions } from '#lib/measure/questions.ts';
import { featuresOf, small, smallAnswers } from './example.ts';

const square = [
  [1, 0],
  [0, 1],
  [0, 1],
  [-1, 0],
];
const features = featuresOf([square, square]);
const round: ReadRound = {
  figures: figures(small, {
    features: { cut: features, trunk: features, projector: features },
    clientLogits: new Float32Array(0),
    serverLogits: new Float32Array(0),
    test: smallAnswers,
  }),
  answers: smallAnswers,
  questions: testQuestions(small),
};
const gate = { rho: 0, threshold: 0.25 };
const without = { ...round, answers: { ...smallAnswers, server: null } };
const early = { ...round, answers: null };

describe('figureAt(round, gate, path)', () => {
  test.each([
    [['serverAccuracyOod'], 5 / 8],
    [['oracle', '0', 'exitShare'], 1],
    [['skew', 'across'], 0],
    [['skew', 'within'], null],
    [['skew'], null],
    [['skew', 'nowhere'], null],
    [['skew', 'toString'], null],
    [['reading', 'rho'], 0],
    [['reading', 'threshold'], 0.25],
    // Three of four ID samples of client 0 and one of two of client 1 are at most .25.
    [['reading', 'exitShare'], (3 / 4 + 1 / 2) / 2],
    [['reading', 'nowhere'], null],
  ])('%j is %s', (path, value) => {
    expect(figureAt(round, gate, path)).toEqual(value);
  });

  test('of the gate is null without a server model, and not known without answers', () => {
    expect(figureAt(without, gate, ['reading', 'accuracy'])).toBeNull();
    expect(figureAt(early, gate, ['reading', 'accuracy'])).toBeUndefined();
    expect(figureAt(early, gate, ['reading', 'threshold'])).toBe(0.25);
  });
});

describe('clientFigures(round, figure)', () => {
  test('has the accuracy of each client, of its own or of the server', () => {
    expect(clientFigures(round, 'clientId')).toEqual([3 / 4, 1]);
    expect(clientFigures(round, 'serverOod')).toEqual([1 / 2, 3 / 4]);
  });

  test('is null for each without a server model, and not known without answers', () => {
    expect(clientFigures(without, 'serverId')).toEqual([null, null]);
    expect(clientFigures(early, 'serverId')).toBeUndefined();
  });
});
