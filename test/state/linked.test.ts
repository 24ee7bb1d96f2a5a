import { expect, it } from 'vitest';
import { linked } from '#lib/state/linked.ts';
import { notebook } from './fake.ts';

const byParts = (alignment: boolean, meta: boolean) =>
  ['splitgp', 'meta', 'alignment', 'both'][Number(alignment) * 2 + Number(meta)];

it('an arm that a link names and the notebook lacks is a problem', () => {
  const { readings, problems } = linked('#before=nobody&after=meta', notebook, byParts);
  expect([readings.before, readings.after]).toEqual(['', 'meta']);
  expect(problems).toEqual([expect.stringContaining('before: nobody is not one of splitgp,')]);
});

it('a link of old, which chose by parts, names the arm with these parts', () => {
  const { readings } = linked('#alignment=off&threshold=0.5', notebook, byParts);
  expect(readings).toMatchObject({ after: 'meta', alignment: 'on', threshold: 0.5 });
});

it('parts say nothing where an arm is named', () => {
  expect(linked('#alignment=off&after=both', notebook, byParts).readings.after).toBe('both');
});
