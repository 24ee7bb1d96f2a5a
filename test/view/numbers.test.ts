import { describe, expect, it } from 'vitest';
import { fixed, signed, significant, timeLeft, withUnit } from '#lib/view/numbers.ts';

describe('numbers', () => {
  it('fixed(value) has a true minus and no negative zero', () => {
    expect(fixed(-0.126)).toBe('−0.13');
    expect(fixed(-0.001)).toBe('0.00');
    expect(fixed(NaN)).toBe('–');
  });

  it('signed(value) has a sign except at zero', () => {
    expect(signed(0.02)).toBe('+0.02');
    expect(signed(-0.02)).toBe('−0.02');
    expect(signed(0.001)).toBe('0.00');
  });

  it('significant(value) has no more than four digits', () => {
    expect(significant(0.123456)).toBe('0.1235');
    expect(significant(40)).toBe('40');
    expect(significant(Infinity)).toBe('–');
  });

  it('withUnit(text, unit) does not part them', () => {
    expect(withUnit('12', 'ms')).toBe('12\u202fms');
    expect(withUnit('12')).toBe('12');
  });

  it('timeLeft(seconds) is rough', () => {
    expect(timeLeft(1)).toBe('almost done');
    expect(timeLeft(42)).toBe('about 45 s left');
    expect(timeLeft(100)).toBe('about 2 min left');
    expect(timeLeft(7200)).toBe('about 2 h left');
  });
});
