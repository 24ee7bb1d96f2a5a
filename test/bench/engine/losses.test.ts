import { describe, expect, it } from 'vitest';
import type { Step } from '#lib/sim/methods/step.ts';
import { demandEqual } from './losses.ts';

const step = (server: number): Step => ({
  phase: 'training',
  crews: [],
  exit: [1, 2],
  server,
  contrast: null,
  wire: null,
});
const reported = { exit: [1, 2], server: 0.2, contrast: null };

describe('demandEqual(round, steps, reported)', () => {
  it('takes the mean over the steps as the round’s loss', () => {
    expect(() => demandEqual(1, [step(0.1), step(0.3)], reported)).not.toThrow();
  });

  it('names the round whose losses differ in a bit', () => {
    const close = { ...reported, server: 0.2 + Number.EPSILON };
    expect(() => demandEqual(7, [step(0.1), step(0.3)], close)).toThrow('round 7');
  });
});
