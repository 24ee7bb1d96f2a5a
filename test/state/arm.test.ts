import { describe, expect, it } from 'vitest';
import type { Placement } from '#lib/state/arm.svelte.ts';
import { open } from './fake.ts';

const placement = (x: number): Placement => ({
  positions: new Float32Array([x, 0]),
  collapsed: false,
  doubtful: new Uint8Array(),
  by: 'axes',
});

/** An arm of which rounds 0, 2 and 4 were just trained. */
function trained() {
  const { page, doors } = open();
  page.runLive();
  doors.playRounds();
  return { page, arm: page.after };
}

describe('Arm.lastPlacement(round, stage)', () => {
  it('is that of the latest placed round, up to the one on show', () => {
    const { arm } = trained();
    expect(arm.lastPlacement(4, 'trunk')).toBeNull();
    arm.place(0, 'trunk', placement(0));
    arm.place(4, 'trunk', placement(4));
    const at = (round: number) => arm.lastPlacement(round, 'trunk')?.positions[0];
    expect([0, 2, 4].map(at)).toEqual([0, 0, 4]);
  });

  it('is never that of another stage, nor of the run before', () => {
    const { page, arm } = trained();
    arm.place(0, 'trunk', placement(0));
    expect(arm.lastPlacement(4, 'cut')).toBeNull();
    arm.goBackTo(page.after.live);
    expect(arm.lastPlacement(4, 'trunk')).toBeNull();
  });
});
