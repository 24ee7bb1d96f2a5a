import type { Report } from '#lib/recording/report.ts';

/** How long two runs had the same bits. */
export interface SameBits {
  /** The last round up to which every fingerprint is the same. */
  readonly until: number;
  /** That round's fingerprint, as far as both runs have it. */
  readonly hash: string;
  /** The first round with another one; null if there is none among the rounds that both have. */
  readonly from: number | null;
}

/** Compares two runs round by round, as far as both have come; null if the first round differs or one has none. */
export function sameBits(
  a: readonly Pick<Report, 'round' | 'hash'>[],
  b: readonly Pick<Report, 'round' | 'hash'>[],
): SameBits | null {
  const both = Math.min(a.length, b.length);
  const other = a.findIndex((report, i) => i < both && !isSame(report.hash, b[i]!.hash));
  const equal = other < 0 ? both : other;
  if (equal === 0) return null;
  const { round, hash } = a[equal - 1]!;
  const length = Math.min(hash.length, b[equal - 1]!.hash.length);
  return { until: round, hash: hash.slice(0, length), from: other < 0 ? null : a[other]!.round };
}

/** A recording has only the first digits of a hash. */
function isSame(a: string, b: string): boolean {
  return a !== '' && b !== '' && (a.startsWith(b) || b.startsWith(a));
}
