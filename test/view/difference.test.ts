import { describe, expect, it } from 'vitest';
import { differenceOf } from '#lib/view/difference.ts';

const options = { digits: 2, better: 'higher', kind: 'absolute' } as const;

describe('differenceOf', () => {
  it('differenceOf(from, to) says how much and whether that is good', () => {
    expect(differenceOf(0.73, 0.75, options)).toEqual({ text: '+0.02', verdict: 'better' });
    expect(differenceOf(0.75, 0.73, options)).toEqual({ text: '−0.02', verdict: 'worse' });
    expect(differenceOf(0.8, 0.33, { ...options, better: 'lower', kind: 'relative' })).toEqual({
      text: '−59\u202f%',
      verdict: 'better',
    });
    expect(differenceOf(1, 2, { ...options, better: 'neither' })?.verdict).toBe('unjudged');
  });

  it('differenceOf is what the reader gets from the printed numbers', () => {
    expect(differenceOf(0.734, 0.746, options)?.text).toBe('+0.02');
    expect(differenceOf(0.7301, 0.7299, options)).toEqual({ text: 'no change', verdict: 'same' });
  });

  it('differenceOf relative is how many times, if that is several', () => {
    const relative = { ...options, better: 'lower', kind: 'relative' } as const;
    expect(differenceOf(0.11, 1.46, relative)).toEqual({ text: '× 13', verdict: 'worse' });
    expect(differenceOf(0.5, 1.4, relative)?.text).toBe('+180\u202f%');
  });

  it('differenceOf relative to 0 is absolute', () => {
    const relative = { ...options, kind: 'relative', unit: 'ms' } as const;
    expect(differenceOf(0, 3, relative)?.text).toBe('+3.00\u202fms');
  });

  it('differenceOf(null, to) is nothing', () => {
    expect(differenceOf(null, 1, options)).toBeNull();
    expect(differenceOf(1, NaN, options)).toBeNull();
  });
});
