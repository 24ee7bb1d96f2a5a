/** Chances this small, of the largest, count as none. */
const NEGLIGIBLE = 1e-300;

/**
 * How likely it is that at least so uneven a split of `more + fewer` differences comes about if either direction is as likely
 * as the other: the two-sided sign test, which for pairs of answers is McNemar's exact test (Psychometrika 12, 1947), as its
 * mid-p value (Lancaster, JASA 56, 1961; recommended by Fagerland, Lydersen and Laake, BMC Med. Res. Methodol. 13:91, 2013):
 *
 *     p = 2 · (P(X < m) + P(X = m) / 2),  m = min(more, fewer),  X ~ Binomial(more + fewer, ½)
 *
 * By additions, products and quotients alone, so that it has the same bits everywhere. 1 where nothing differs; 0 where it is
 * below 1e-300.
 * @param more whole, 0 or above
 * @param fewer likewise
 */
export function signTest(more: number, fewer: number): number {
  if (more === fewer) return 1;
  const count = more + fewer;
  const least = Math.min(more, fewer);
  const middle = Math.floor(count / 2);
  // Chances as multiples of the largest, which is that of the middle; the upper half mirrors the lower one.
  let chance = 1;
  let half = 0;
  let below = 0;
  let at = 0;
  for (let i = middle; i >= 0 && chance > NEGLIGIBLE; i--) {
    half += chance;
    if (i < least) below += chance;
    else if (i === least) at = chance;
    chance *= i / (count - i + 1);
  }
  const whole = count % 2 ? 2 * half : 2 * half - 1;
  return (2 * below + at) / whole;
}
