/** What a number field takes: by default any finite number. */
export interface Allowed {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Whole numbers only. */
  readonly whole?: boolean | undefined;
}

/** The allowed range in words: '2…64', 'at least 2'; '' for any number. */
export function rangeWords({ min, max }: Allowed): string {
  if (min !== undefined && max !== undefined) return `${min}…${max}`;
  if (min !== undefined) return `at least ${min}`;
  return max === undefined ? '' : `at most ${max}`;
}

/** What is wrong with a number, by value and range ('0 is not in 2…64'); null for one that is allowed. */
export function fault(value: number, allowed: Allowed): string | null {
  const range = rangeWords(allowed);
  const within = range.includes('…') ? `in ${range}` : range;
  const kind = allowed.whole ? 'a whole number' : 'a number';
  if (Number.isNaN(value)) return `not ${kind}${within && ` ${within}`}`;
  const inside = value >= (allowed.min ?? -Infinity) && value <= (allowed.max ?? Infinity);
  if (allowed.whole && !Number.isInteger(value)) {
    return `${value} is not ${kind}${within && ` ${within}`}`;
  }
  return inside && Number.isFinite(value) ? null : `${value} is not ${within || kind}`;
}
