import { exp, ln } from '../exact.ts';
import type { Stream } from '../random.ts';

/**
 * One draw of the symmetric Dirichlet distribution: `length` shares of 0 … 1 that sum to 1. The larger α, the more
 * even; towards 0, one share has it all. Any α above 0.
 */
export function dirichlet(random: Stream, alpha: number, length: number): number[] {
  const logarithms = Array.from({ length }, () => lnGamma(random, alpha));
  // The shares are gamma draws over their sum; with small α most are too small for a number, so they are scaled first.
  const largest = Math.max(...logarithms);
  const draws = logarithms.map((logarithm) => exp(logarithm - largest));
  const sum = draws.reduce((a, b) => a + b);
  return draws.map((draw) => draw / sum);
}

/**
 * The logarithm of a draw of the gamma distribution (Marsaglia and Tsang 2000); below α = 1 that of a draw at α + 1
 * times U^(1/α), as they propose.
 */
function lnGamma(random: Stream, alpha: number): number {
  if (alpha < 1) return lnGamma(random, alpha + 1) + ln(1 - random.uniform()) / alpha;
  const d = alpha - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = random.normal();
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = 1 - random.uniform();
    if (ln(u) < (x * x) / 2 + d - d * v + d * ln(v)) return ln(d * v);
  }
}
