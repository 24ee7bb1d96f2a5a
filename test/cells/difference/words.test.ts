import { describe, expect, it } from 'vitest';
import { chanceWords, turnedWords } from '#lib/cells/difference/words.ts';
import type { Turned } from '#lib/measure/paired.ts';

const turned: Turned = {
  asked: 8000,
  rightBefore: 4800,
  rightAfter: 5955,
  turnedRight: 1240,
  turnedWrong: 85,
  samplesBetter: 520,
  samplesWorse: 40,
};

/** Without what keeps a number and its unit together. */
const plain = (text: string | null) => text?.replace(/[\u202f\u00a0]/g, ' ') ?? null;

describe('turnedWords(turned)', () => {
  it('says what turned, and what that makes', () => {
    expect(plain(turnedWords(turned))).toBe(
      'Of 8 000 questions 1 240 turned right and 85 turned wrong: 60.0 → 74.4 %, +14.4 points.',
    );
  });

  it('says so where nothing turned, or nothing is asked', () => {
    const none = {
      ...turned,
      asked: 1,
      rightBefore: 1,
      rightAfter: 1,
      turnedRight: 0,
      turnedWrong: 0,
    };
    expect(plain(turnedWords(none))).toBe('None of 1 question turned: 100.0 → 100.0 %.');
    expect(turnedWords({ ...none, asked: 0 })).toBe('Nothing is asked.');
  });
});

describe('chanceWords(turned, isOneClient)', () => {
  it('says whether samples turned by more than chance', () => {
    expect(plain(chanceWords(turned, false))).toBe(
      '520 samples are answered rightly through more clients than before and 40 through fewer: more than chance among samples makes (sign test, p < 0.001).',
    );
    expect(plain(chanceWords({ ...turned, samplesBetter: 3, samplesWorse: 2 }, true))).toBe(
      'That is no more than chance among samples may make (sign test, p = 0.688).',
    );
  });

  it('has nothing to say where no sample is better or worse', () => {
    expect(chanceWords({ ...turned, samplesBetter: 0, samplesWorse: 0 }, false)).toBeNull();
  });
});
