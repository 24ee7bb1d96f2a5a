import { describe, expect, it } from 'vitest';
import { begin, done, HISTORY, redone, undone, undoneWhile } from '#lib/notebook/history.ts';

describe('done(history, present)', () => {
  it('can be undone and redone, to the ends and no further', () => {
    const h = done(done(begin('a'), 'b'), 'c');
    const back = undone(undone(undone(h)));
    expect(back).toEqual({ past: [], present: 'a', future: ['b', 'c'], key: null });
    expect(redone(redone(redone(back)))).toEqual(h);
  });

  it('gives up what was undone', () => {
    expect(redone(done(undone(done(begin('a'), 'b')), 'c')).present).toBe('c');
  });

  it('puts edits in a row with one key together', () => {
    const typed = ['b', 'bc', 'bcd'].reduce((h, text) => done(h, text, 'title'), begin('a'));
    expect(undone(typed).present).toBe('a');
    const other = done(typed, 'x', 'summary');
    expect(undone(other).present).toBe('bcd');
  });

  it('does not put an edit together with one before an undo', () => {
    const h = done(undone(done(done(begin('a'), 'b', 'k'), 'c', 'l')), 'd', 'k');
    expect(h.past).toEqual(['a', 'b']);
  });

  it(`keeps the last ${HISTORY} states`, () => {
    let h = begin(0);
    for (let i = 1; i <= HISTORY + 50; i++) h = done(h, i);
    expect(h.past.length).toBe(HISTORY);
    expect(h.past[0]).toBe(50);
  });
});

describe('undoneWhile(history, holds)', () => {
  it('goes back before every edit that left what it holds of, and each can be redone', () => {
    const h = ['ab', 'xa', 'xb'].reduce((all, text) => done(all, text), begin('a'));
    const back = undoneWhile(h, (text) => text.startsWith('x'));
    expect([back.present, back.future]).toEqual(['ab', ['xa', 'xb']]);
    expect(undoneWhile(h, () => true).present).toBe('a');
  });
});
