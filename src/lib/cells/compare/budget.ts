import type { Report } from '#lib/recording/report.ts';

/** What training is paid in: rounds, bytes sent both ways, or floating-point operations of clients and server. */
export const COINS = ['rounds', 'bytes', 'FLOPs'] as const;
/** One of the coins. */
export type Coin = (typeof COINS)[number];

/** What a run has spent when each of its reports is made; 0 at round 0. */
export function spent(reports: readonly Report[], coin: Coin): number[] {
  let sum = 0;
  return reports.map((report) => (sum += PRICES[coin](report)));
}

/** The largest budget that every one of these runs has spent; null without a run. */
export function equalBudget(runs: readonly (readonly Report[])[], coin: Coin): number | null {
  if (runs.some((reports) => reports.length === 0) || runs.length === 0) return null;
  return Math.min(...runs.map((reports) => spent(reports, coin).at(-1)!));
}

/** The reports that a budget pays for: from round 0 on. */
export function within(reports: readonly Report[], coin: Coin, budget: number): readonly Report[] {
  const prices = spent(reports, coin);
  return reports.filter((_, index) => prices[index]! <= budget);
}

const PRICES = {
  rounds: ({ round }) => Math.min(1, round),
  bytes: ({ bytes: { up, down } }) => up + down,
  FLOPs: ({ flops: { clients, server } }) => clients.reduce((sum, own) => sum + own, server),
} as const satisfies Record<Coin, (report: Report) => number>;
