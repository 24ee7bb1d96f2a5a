import { describe, expect, test } from 'vitest';
import { accuracy } from '#lib/measure/accuracy.ts';
import { confusion } from '#lib/measure/confusion.ts';
import { gated, gatedAnswers } from '#lib/measure/gate.ts';
import { testQuestions } from '#lib/measure/questions.ts';
import { randomRun, small, smallAnswers } from './example.ts';

const questions = testQuestions(small);

describe('confusion(answers, questions, part, client)', () => {
  test('counts answers by class, of one client and by hand', () => {
    const { client } = smallAnswers;
    expect([...confusion(client, questions, 'id', 0)]).toEqual([1, 1, 0, 0, 2, 0, 0, 0, 0]);
    expect([...confusion(client, questions, 'ood', 0)]).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 0]);
    expect([...confusion(client, questions, 'all', 1)]).toEqual([0, 0, 2, 0, 0, 2, 0, 0, 2]);
  });

  test('of all clients is the sum of theirs, and ID and OOD make all', () => {
    const { server } = smallAnswers;
    const sum = (tables: Uint32Array[]) =>
      tables.reduce((a, b) => a.map((count, cell) => count + b[cell]!));
    const all = confusion(server, questions);
    expect(sum([0, 1].map((k) => confusion(server, questions, 'all', k)))).toEqual(all);
    expect(sum([confusion(server, questions, 'id'), confusion(server, questions, 'ood')])).toEqual(
      all,
    );
  });

  test('has the accuracy on its diagonal, behind the gate too', () => {
    const { opening, answers } = randomRun(3, 200);
    const large = testQuestions(opening);
    const onDiagonal = (table: Uint32Array) =>
      table.reduce((sum, count, cell) => sum + (cell % 11 === 0 ? count : 0), 0) /
      table.reduce((sum, count) => sum + count, 0);
    const byClient = confusion(answers.client, large, 'ood', 2);
    expect(onDiagonal(byClient)).toBeCloseTo(accuracy(answers.client, large).clients[2]!.ood!, 12);
    const behind = confusion(gatedAnswers(answers, 0.4), large, 'id', 1);
    expect(onDiagonal(behind)).toBeCloseTo(gated(answers, large, 0, 0.4).clients[1]!.accuracy, 12);
  });
});
