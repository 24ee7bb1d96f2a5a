import { expect, it } from 'vitest';
import { moved, without } from '#lib/view/list.ts';

const items = ['a', 'b', 'c'];

it('moved(items, from, to) keeps the order of the others', () => {
  expect(moved(items, 0, 2)).toEqual(['b', 'c', 'a']);
  expect(moved(items, 2, 1)).toEqual(['a', 'c', 'b']);
  expect(items).toEqual(['a', 'b', 'c']);
});

it('without(items, at) leaves the others', () => {
  expect(without(items, 1)).toEqual(['a', 'c']);
});
