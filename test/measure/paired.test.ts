import { describe, expect, it } from 'vitest';
import { accuracy } from '#lib/measure/accuracy.ts';
import { gated, gatedAnswers } from '#lib/measure/gate.ts';
import { type Asking, paired } from '#lib/measure/paired.ts';
import { testQuestions } from '#lib/measure/questions.ts';
import { randomRun, small, smallAnswers } from './example.ts';

const questions = testQuestions(small);
const every: Asking = { part: 'all', rho: null, client: null };
const { client: before, server: after } = smallAnswers;

describe('paired(before, after, questions, asking)', () => {
  it('counts what turned right and wrong, by hand', () => {
    // Client 0: samples 1 and 4 turn right, 3 turns wrong. Client 1: 0, 2 and 3 turn right, 5 turns wrong.
    expect(paired(before, after, questions, every).clients).toEqual([
      {
        asked: 6,
        rightBefore: 3,
        rightAfter: 4,
        turnedRight: 2,
        turnedWrong: 1,
        samplesBetter: 2,
        samplesWorse: 1,
      },
      {
        asked: 6,
        rightBefore: 2,
        rightAfter: 4,
        turnedRight: 3,
        turnedWrong: 1,
        samplesBetter: 3,
        samplesWorse: 1,
      },
    ]);
  });

  it('counts a sample once, whatever becomes of it through several clients', () => {
    // Sample 3 turns wrong through client 0 and right through client 1: it is neither better nor worse.
    const { turnedRight, turnedWrong, samplesBetter, samplesWorse } = paired(
      before,
      after,
      questions,
      every,
    ).all;
    expect([turnedRight, turnedWrong, samplesBetter, samplesWorse]).toEqual([5, 2, 4, 1]);
  });

  it('is split by class, of all clients or of one', () => {
    const turned = (asking: Asking) =>
      paired(before, after, questions, asking).classes.map(({ turnedRight, turnedWrong }) => [
        turnedRight,
        turnedWrong,
      ]);
    expect(turned(every)).toEqual([
      [2, 0],
      [2, 1],
      [1, 1],
    ]);
    expect(turned({ ...every, client: 1 })).toEqual([
      [1, 0],
      [2, 0],
      [0, 1],
    ]);
  });

  it('asks own classes, the others, or as many of these as ρ says', () => {
    const asked = (part: Asking['part'], rho: number | null) =>
      paired(before, after, questions, { part, rho, client: null }).clients.map((one) => one.asked);
    expect([asked('id', null), asked('ood', null)]).toEqual([
      [4, 2],
      [2, 4],
    ]);
    expect([asked('all', 0.5), asked('ood', 0.5), asked('ood', 0)]).toEqual([
      [6, 3],
      [2, 1],
      [0, 0],
    ]);
  });

  it('has the accuracies of both runs, and their difference is what turned', () => {
    const { opening, answers } = randomRun(3, 200);
    const large = testQuestions(opening);
    const behind = gatedAnswers(answers, 0.4);
    const { all, clients, classes } = paired(answers.client, behind, large, {
      ...every,
      rho: 0.5,
    });
    const read = gated(answers, large, 0.5, 0.4);
    for (const [k, one] of clients.entries()) {
      expect(one.rightAfter / one.asked).toBeCloseTo(read.clients[k]!.accuracy, 12);
      expect(one.rightAfter - one.rightBefore).toBe(one.turnedRight - one.turnedWrong);
    }
    const own = paired(answers.client, behind, large, { ...every, part: 'id' }).clients[1]!;
    expect(own.rightBefore / own.asked).toBeCloseTo(
      accuracy(answers.client, large).clients[1]!.id!,
      12,
    );
    const sum = (of: 'asked' | 'turnedRight') => classes.reduce((so, one) => so + one[of], 0);
    expect([all.asked, all.turnedRight]).toEqual([sum('asked'), sum('turnedRight')]);
  });

  it('of a run with itself turns nothing', () => {
    const { all } = paired(after, after, questions, every);
    expect([all.turnedRight, all.turnedWrong, all.samplesBetter, all.samplesWorse]).toEqual([
      0, 0, 0, 0,
    ]);
  });
});
