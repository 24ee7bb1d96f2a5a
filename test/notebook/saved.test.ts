import { describe, expect, it } from 'vitest';
import { readSaved, type Saved } from '#lib/notebook/saved.ts';

const record: Saved = {
  format: 1,
  id: 'a',
  origin: 'representation-skew',
  title: 'A title',
  text: '---\n',
  folded: [0, 3],
  answers: [[2, { choice: 1 }]],
  saved: 1_700_000_000_000,
};

describe('readSaved(record)', () => {
  it('reads a record', () => {
    expect(readSaved({ ...record, origin: null })).toEqual({
      saved: { ...record, origin: null },
      problem: null,
    });
  });

  it.each([
    [null, 'record: is not a group of fields'],
    [{ ...record, format: 2 }, 'format: 2 is newer than 1'],
    [{ ...record, format: 'x' }, 'format: is not 1'],
    [{ ...record, id: '' }, 'id: is empty'],
    [{ ...record, text: 3 }, 'text: is not text'],
    [{ ...record, text: undefined }, 'text: is not text'],
    [{ ...record, folded: [-1] }, 'folded.0: is below 0'],
    [{ ...record, answers: [['x', 1]] }, 'answers.0.0'],
    [{ ...record, saved: 'now' }, 'saved: is not a number'],
  ])('refuses %j and says why', (wrong, problem) => {
    const result = readSaved(wrong);
    expect(result.saved).toBeNull();
    expect(result.problem).toContain(problem);
  });
});
