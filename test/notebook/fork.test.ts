import { describe, expect, it } from 'vitest';
import { type Arms, armSpec } from '#lib/notebook/arms.ts';
import { changesOf, rowsOf } from '#lib/notebook/changeRows.ts';
import { copyOf, forkOf } from '#lib/notebook/fork.ts';

const arms: Arms = {
  spec: {},
  arms: {
    off: { title: 'Off', preset: 'splitgp', spec: {} },
    'off-fork': { title: 'Off fork', preset: 'splitgp', spec: {} },
  },
};
const change = { round: 21, path: 'method.contrast.on', value: true };

describe('forkOf(arms, arm, change, changed)', () => {
  it('is the arm with one change more, under a name that is free', () => {
    const { name, entry } = forkOf(arms, 'off', change, {});
    expect([name, entry.title]).toEqual(['off-fork-2', 'Off fork 2']);
    const spec = armSpec({ ...arms, arms: { [name]: entry } }, name);
    expect(spec).toEqual({
      ...armSpec(arms, 'off'),
      changes: [{ round: 21, set: { 'method.contrast.on': true } }],
    });
  });

  it('keeps the changes that its parent has, also those that are tried', () => {
    const changes = [{ round: 9, set: { 'method.mix': 0.5 } }];
    const { entry } = forkOf(arms, 'off', change, { changes });
    expect(entry.spec['changes']).toEqual([
      ...changes,
      { round: 21, set: { [change.path]: true } },
    ]);
  });
});

describe('copyOf(arms, arm)', () => {
  it('is the arm by another name', () => {
    const { name, entry } = copyOf(arms, 'off');
    expect([name, entry]).toEqual(['off-copy', { ...arms.arms['off']!, title: 'Off copy' }]);
  });
});

describe('changesOf(rows)', () => {
  it('puts rows of one round together, in the order of the rounds', () => {
    const rows = [
      change,
      { round: 4, path: 'method.batch', value: 8 },
      { round: 21, path: 'method.mix', value: 0 },
    ];
    const changes = changesOf(rows);
    expect(changes).toEqual([
      { round: 4, set: { 'method.batch': 8 } },
      { round: 21, set: { 'method.contrast.on': true, 'method.mix': 0 } },
    ]);
    expect(changesOf(rowsOf(changes))).toEqual(changes);
  });
});
