import type { Arm, Run } from '#lib/state/arm.svelte.ts';
import type { BadgeKind } from '#lib/view/props/badge.ts';

/** Where an arm's figures come from; null as long as there are none. */
export function originOf({ run, isLive, verified }: Arm): BadgeKind | null {
  if (!run) return null;
  if (verified) return 'verified';
  return isLive ? 'live' : 'recorded';
}

/** How many rounds a run has, or where it stopped. */
export function roundsOf({ spec, reports }: Run, isTraining: boolean): string {
  const { rounds } = spec.method;
  const reached = reports.at(-1)?.round ?? 0;
  return isTraining || reached === rounds
    ? `${rounds} rounds`
    : `stopped after round ${reached} of ${rounds}`;
}
