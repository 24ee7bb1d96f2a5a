import { describe, expect, it } from 'vitest';
import { barsOf, outcomeOf } from '#lib/cells/draw/answered.ts';
import { ASKED, opening } from '../../state/fake.ts';

describe('barsOf(asked, opening, threshold)', () => {
  it('has a row for each client, its ID classes marked, and the rest in words', () => {
    const bars = barsOf(ASKED, opening, 0.5);
    expect(bars.rows).toEqual([
      { label: '1 mlp-s', hue: 0 },
      { label: '2 cnn-s', hue: 1 },
    ]);
    expect(bars.outlined).toEqual([1, 0, 0, 1]);
    expect(bars.notes!.map(({ values }) => values)).toEqual([
      ['0', '1'],
      ['0.10, exits', '0.80, offloads'],
      ['1 (90 %)', '1 (80 %)'],
    ]);
  });

  it('says that there is no server', () => {
    const alone = { ...ASKED, answers: { ...ASKED.answers, server: null } };
    expect(barsOf(alone, opening, 0.5).notes![2]!.values).toEqual(['nothing', 'nothing']);
  });
});

describe('outcomeOf(asked, threshold)', () => {
  it('takes the client where it exits and the server where it does not', () => {
    expect(outcomeOf(ASKED, 0.5)).toBe(
      '1 of 2 clients exit at 0.50, the others offload. The answer is 0 for 1, 1 for 1.',
    );
    expect(outcomeOf(ASKED, 0)).toBe(
      '0 of 2 clients exit at 0.00, the others offload. The answer is 1 for 2.',
    );
  });

  it('without a server says who exits', () => {
    const alone = { answers: { ...ASKED.answers, server: null } };
    expect(outcomeOf(alone, 1)).toBe('2 of 2 clients exit at 1.00.');
  });
});
