import { describe, expect, it } from 'vitest';
import { groupsOf, walkGroups } from '#lib/view/groups.ts';

/** Outer groups 0, 1 and 2; the second has no inner group 0, the last only that. */
const walk = {
  outer: [1, 0, 0, 0, 1, 0, 2],
  inner: [1, 1, 0, 0, 1, 1, 0],
  names: { outer: 'client', inner: 'class' },
};
const everyone = [0, 1, 2, 3, 4, 5, 6];
const groups = groupsOf(everyone, walk);
const to = (from: number | null, key: string) => walkGroups(groups, from, key);

describe('groupsOf', () => {
  it('groupsOf(visible, walk) orders by outer, inner and index', () => {
    expect(groups.map(({ points }) => points)).toEqual([[2, 3], [1, 5], [0, 4], [6]]);
  });

  it('groupsOf drops what cannot be seen', () => {
    expect(groupsOf([4, 3], walk).map(({ points }) => points)).toEqual([[3], [4]]);
  });
});

describe('walkGroups', () => {
  it('walkGroups(groups, from, ← or →) stays within the inner group', () => {
    expect(to(2, 'ArrowRight')).toEqual({ index: 3, level: 'point' });
    expect(to(3, 'ArrowRight')?.index).toBe(3);
    expect(to(2, 'ArrowLeft')?.index).toBe(2);
  });

  it('walkGroups(groups, from, ↑ or ↓) stays within the outer group', () => {
    expect(to(3, 'ArrowDown')).toEqual({ index: 1, level: 'inner' });
    expect(to(5, 'ArrowUp')).toEqual({ index: 2, level: 'inner' });
    expect(to(5, 'ArrowDown')?.index).toBe(5);
  });

  it('walkGroups(groups, from, Page key) keeps the inner group and the rank where there is one', () => {
    expect(to(5, 'PageDown')).toEqual({ index: 4, level: 'outer' });
    expect(to(4, 'PageUp')).toEqual({ index: 5, level: 'outer' });
    expect(to(3, 'PageDown')).toEqual({ index: 0, level: 'outer' });
    expect(to(6, 'PageDown')?.index).toBe(6);
    expect(to(2, 'PageUp')?.index).toBe(2);
  });

  it('walkGroups enters at the start, with End at the end, also from a point that is hidden', () => {
    expect(to(null, 'ArrowDown')).toEqual({ index: 2, level: 'outer' });
    expect(to(null, 'End')).toEqual({ index: 6, level: 'outer' });
    expect(to(99, 'ArrowLeft')?.index).toBe(2);
    expect(to(4, 'Home')?.index).toBe(2);
  });

  it('walkGroups gives null for other keys and for an empty map', () => {
    expect(to(2, 'a')).toBeNull();
    expect(walkGroups([], null, 'ArrowDown')).toBeNull();
  });
});
