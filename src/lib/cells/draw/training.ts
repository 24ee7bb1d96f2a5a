import type { Report } from '#lib/recording/report.ts';

/** Floating-point operations that a small laptop trains with in a second: measured, two runs side by side. */
const SPEED = 12e9;

/** Roughly how long training runs again takes, in words, from what they computed. */
export function timeToTrain(runs: readonly { readonly reports: readonly Report[] }[]): string {
  const rounds = runs.flatMap(({ reports }) => reports);
  const operations = rounds.reduce(
    (sum, { flops: { clients, server } }) =>
      sum + server + clients.reduce((all, one) => all + one, 0),
    0,
  );
  const seconds = Math.max(1, Math.ceil(operations / SPEED));
  if (seconds < 60) return seconds === 1 ? 'about a second' : `about ${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? 'about a minute' : `about ${minutes} minutes`;
}
