import { expect, it } from 'vitest';
import { chosenOf, counts, rowOf, spread, tally } from '#lib/cells/map/chosen.ts';
import { pointsOf } from '#lib/state/points.ts';
import { load, open, opening } from '../../state/fake.ts';

async function chosen(selected: number[]) {
  const { page } = open();
  await load(page);
  const sides = [page.sides.before, page.sides.after];
  return chosenOf(selected, pointsOf(opening), opening, sides, 0.3);
}

it('chosenOf(selected) goes by client, then class, and leaves out what is no point', async () => {
  const marks = await chosen([3, 0, 9, 1]);
  expect(marks.map(({ card, label, isId }) => [card.id, label, isId])).toEqual([
    [0, 0, true],
    [0, 1, false],
    [1, 1, true],
  ]);
});

it('rowOf(mark) holds both answers, entropy and way of every side', async () => {
  const [mark] = await chosen([1]);
  const side = [0, 1, expect.closeTo(0.6), 'offloads'];
  expect(rowOf(mark!)).toEqual([1, 1, 'OOD', ...side, ...side]);
});

it('rowOf(mark) says where answers are not there yet', async () => {
  const [mark] = await chosen([1]);
  expect(rowOf({ ...mark!, answers: [null] })).toEqual([1, 1, 'OOD', '…', '…', '…', '…']);
});

it('tally(marks, side) counts who exits and who is right', async () => {
  expect(tally(await chosen([0, 1, 2, 3]), 0)).toBe(
    '2 exit; the client is right on 2, the server on 4',
  );
});

it('tally(marks, side) waits until every answer is there', async () => {
  const marks = await chosen([0, 1]);
  expect(tally([{ ...marks[0]!, answers: [null] }, marks[1]!], 0)).toBeNull();
});

it('tally(marks, side) says where there is no server model', async () => {
  const marks = (await chosen([0])).map((mark) => ({
    ...mark,
    answers: mark.answers.map((answer) => answer && { ...answer, server: null }),
  }));
  expect(tally(marks, 0)).toContain('there is no server model');
});

it('counts(values) ascends by value', () => {
  expect(counts([7, 1, 7])).toEqual([
    { value: 1, count: 1 },
    { value: 7, count: 2 },
  ]);
});

it('spread(items, most) takes from the whole list evenly', () => {
  expect(spread([0, 1, 2, 3, 4, 5], 3)).toEqual([0, 2, 4]);
  expect(spread([0, 1], 3)).toEqual([0, 1]);
});
