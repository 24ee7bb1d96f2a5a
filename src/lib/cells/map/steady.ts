import type { Arm, Placement } from '#lib/state/arm.svelte.ts';
import type { Opening, Stage } from '#lib/sim/snapshot.ts';

interface Sight {
  readonly arm: Arm;
  readonly stage: Stage;
  readonly opening: Opening | null;
  readonly placement: Placement;
}

/**
 * Keeps a map in sight while rounds stream in: where an arm's points were last at this stage, until the next round's
 * places are there. Each map has one of its own.
 */
export function steady(): (arm: Arm, stage: Stage, now: Placement | null) => Placement | null {
  let last: Sight | null = null;
  return (arm, stage, now) => {
    const { opening } = arm;
    if (now) last = { arm, stage, opening, placement: now };
    const isSame = last?.arm === arm && last.stage === stage && last.opening === opening;
    return isSame ? last!.placement : null;
  };
}
