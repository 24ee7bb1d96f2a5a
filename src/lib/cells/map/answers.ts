import type { Arm } from '#lib/state/arm.svelte.ts';
import type { Points } from '#lib/state/points.ts';

/** What one arm makes of one point's sample, at a kept round and a threshold. */
export interface PointAnswer {
  readonly exits: boolean;
  readonly entropy: number;
  readonly client: number;
  /** Null without a server model. */
  readonly server: number | null;
}

/** The answers to a point's sample; null until the round is there. */
export function answerAt(
  arm: Arm,
  round: number,
  points: Points,
  point: number,
  threshold: number,
): PointAnswer | null {
  const test = arm.kept(round)?.test;
  const size = arm.run?.opening.testLabels.length;
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
