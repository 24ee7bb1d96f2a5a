/** What changed between two numbers, in words. */
import { fixed, signed, withUnit } from './numbers.ts';

/** From how many times on per cent no longer say much. */
const SEVERAL = 3;

export type Verdict = 'better' | 'worse' | 'same' | 'unjudged';

export interface Difference {
  /** '+0.02', '−59 %', '× 13', 'no change'. */
  readonly text: string;
  readonly verdict: Verdict;
}

export interface DifferenceOptions {
  readonly digits: number;
  readonly better: 'higher' | 'lower' | 'neither';
  /** 'relative' is in per cent of `from`; from 0 it falls back to 'absolute'. */
  readonly kind: 'absolute' | 'relative';
  readonly unit?: string | undefined;
}

/**
 * The difference of two numbers as printed: what is equal after rounding is no change. Null when one of
 * them is missing.
 */
export function differenceOf(
  from: number | null,
  to: number | null,
  { digits, better, kind, unit }: DifferenceOptions,
): Difference | null {
  if (from === null || to === null || !Number.isFinite(from) || !Number.isFinite(to)) return null;
  if (fixed(from, digits) === fixed(to, digits)) return { text: 'no change', verdict: 'same' };
  // From the printed numbers, so that the reader's own subtraction agrees.
  const [a, b] = [Number(from.toFixed(digits)), Number(to.toFixed(digits))];
  const relative = kind === 'relative' && a !== 0;
  const text = relative ? timesOrShare(a, b) : withUnit(signed(b - a, digits), unit);
  if (better === 'neither') return { text, verdict: 'unjudged' };
  return { text, verdict: b > a === (better === 'higher') ? 'better' : 'worse' };
}

/** Per cent of the first number; where the second is several times it, how many times. */
function timesOrShare(a: number, b: number): string {
  return b / a >= SEVERAL
    ? `× ${fixed(b / a, 0)}`
    : withUnit(signed((100 * (b - a)) / Math.abs(a), 0), '%');
}
