import { expect, it } from 'vitest';
import { neighboursOf } from '#lib/cells/draw/neighbours.ts';
import { ASKED, load, open } from '../../state/fake.ts';

async function trained() {
  const { page, doors } = open();
  await load(page);
  page.runLive();
  doors.playRounds();
  return page.after;
}

it('neighboursOf(arm, asked, { client }) are the nearest of one client, with pictures and points', async () => {
  const found = neighboursOf(await trained(), ASKED, { client: 1, except: null })!;
  expect(found.near.map(({ client, sample }) => [client, sample])).toEqual([
    [1, 0],
    [1, 1],
  ]);
  expect(found.images).toHaveLength(8);
  expect(found.labels).toEqual(['0', '1']);
  expect(found.points).toEqual([2, 3]);
});

it('of every client it is the nearest one, but never the sample that was asked about', async () => {
  const found = neighboursOf(await trained(), ASKED, { client: null, except: 0 })!;
  expect(found.labels).toEqual(['1: 1', '2: 1']);
  expect(found.points).toEqual([1, 3]);
});

it('there are none of a recording, which has no features', async () => {
  const { page } = open();
  await load(page);
  expect(neighboursOf(page.after, ASKED, { client: null, except: null })).toBeNull();
});
