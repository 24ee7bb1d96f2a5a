import { expect, it } from 'vitest';
import { readNotebook } from '#lib/notebook/notebook.ts';
import { shownArms } from '#lib/notebook/shown.ts';

const shown = (front: string) =>
  shownArms(readNotebook(`---\ntitle: T\nsummary: S\nminutes: 5\n${front}---\n`, 'x.md').notebook);

it('shownArms(notebook) are those that it names', () => {
  expect(
    shown('shown: { before: b, after: a }\narms: { a: { title: A }, b: { title: B } }\n'),
  ).toEqual({ before: 'b', after: 'a' });
});

it('shownArms(notebook) are else those with neither part and with both, or the first and the last', () => {
  const parts = 'm: { title: M, preset: meta }, n: { title: N, preset: splitgp }';
  expect(shown(`arms: { b: { title: B }, ${parts} }\n`)).toEqual({ before: 'n', after: 'b' });
  const one = 'x: { title: X, preset: homogeneous }, y: { title: Y, preset: meta }';
  expect(shown(`arms: { ${one} }\n`)).toEqual({ before: 'x', after: 'y' });
});
