import type { Arm } from '#lib/state/arm.svelte.ts';
import type { Points } from '#lib/state/points.ts';
import type { Side } from '#lib/state/side.svelte.ts';

/** What one arm makes of one point's sample, at a threshold. */
export interface PointAnswer {
  readonly exits: boolean;
  readonly entropy: number;
  readonly client: number;
  /** Null without a server model. */
  readonly server: number | null;
}

/** A side as far as its answers go. */
export interface Answering extends Pick<Side, 'answers'> {
  readonly arm: Pick<Arm, 'opening'>;
}

/** The answers to a point's sample at the round on show; null until that is there. */
export function answerAt(
  { arm, answers }: Answering,
  points: Points,
  point: number,
  threshold: number,
): PointAnswer | null {
  const test = answers?.test;
  const size = arm.opening?.testLabels.length;
  const [client, sample] = [points.client[point], points.test[point]];
  if (!test || size === undefined || client === undefined || sample === undefined) return null;
  const at = client * size + sample;
  const entropy = test.entropy[at];
  if (entropy === undefined) return null;
  return {
    entropy,
    exits: entropy <= threshold,
    client: test.client[at]!,
    server: test.server?.[at] ?? null,
  };
}
