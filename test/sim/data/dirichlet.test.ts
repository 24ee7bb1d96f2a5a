import { describe, expect, it } from 'vitest';
import { dirichlet } from '#lib/sim/data/dirichlet.ts';
import { stream } from '#lib/sim/random.ts';

const draws = (alpha: number, count: number, length = 10) => {
  const random = stream(1, 'test', alpha);
  return Array.from({ length: count }, () => dirichlet(random, alpha, length));
};

describe('dirichlet(random, alpha, length)', () => {
  it.each([0.001, 0.05, 0.3, 1, 7, 100])('gives shares of 0…1 that sum to 1 at α = %d', (alpha) => {
    for (const shares of draws(alpha, 300)) {
      expect(shares).toHaveLength(10);
      expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
      expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    }
  });

  it.each([0.05, 0.3, 1, 7])('has the mean 1/n and the variance of theory at α = %d', (alpha) => {
    const [count, length] = [20_000, 4];
    const first = draws(alpha, count, length).map(([share]) => share!);
    const mean = first.reduce((a, b) => a + b) / count;
    const variance = first.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / count;
    const wanted = ((1 / length) * (1 - 1 / length)) / (length * alpha + 1);
    expect(mean).toBeCloseTo(1 / length, 1.9);
    expect(Math.abs(variance / wanted - 1)).toBeLessThan(0.05);
  });

  it('gives one share nearly all at small α, and all nearly the same at large', () => {
    const largest = (alpha: number) =>
      draws(alpha, 200).reduce((sum, shares) => sum + Math.max(...shares), 0) / 200;
    expect(largest(0.01)).toBeGreaterThan(0.9);
    expect(largest(1e6)).toBeLessThan(0.101);
  });

  it.each([
    [0.3, [0.9973272427288786, 0.0014740755523724597, 0.0011986817187489077]],
    [2, [0.13302583639547264, 0.35612575634169674, 0.5108484072628307]],
  ])('is frozen at α = %d: its bits are what links reproduce', (alpha, shares) => {
    expect(dirichlet(stream(1, 'dirichlet', 0, 0), alpha, 3)).toEqual(shares);
  });
});
