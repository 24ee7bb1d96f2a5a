import { expect, it } from 'vitest';
import type { Arm, Placement } from '#lib/state/arm.svelte.ts';
import { steady } from '#lib/cells/map/steady.ts';
import { opening } from '../state/fake.ts';

const placement = (x: number): Placement => ({
  positions: new Float32Array([x, 0]),
  collapsed: false,
  doubtful: new Uint8Array(),
  by: 'axes',
});

it('steady() keeps the last places of an arm and stage until there are new ones', () => {
  const arm = { opening } as Arm;
  const sight = steady();
  expect(sight(arm, 'trunk', null)).toBeNull();
  const [first, second] = [placement(1), placement(2)];
  expect(sight(arm, 'trunk', first)).toBe(first);
  expect(sight(arm, 'trunk', null)).toBe(first);
  expect(sight(arm, 'trunk', second)).toBe(second);
  expect(sight(arm, 'trunk', null)).toBe(second);
});

it('steady() shows no places of another arm, stage or run', () => {
  const arm = { opening } as Arm;
  const seen = () => {
    const sight = steady();
    sight(arm, 'trunk', placement(1));
    return sight;
  };
  expect(seen()({ opening } as Arm, 'trunk', null)).toBeNull();
  expect(seen()(arm, 'cut', null)).toBeNull();
  const sight = seen();
  Object.assign(arm, { opening: { ...opening } });
  expect(sight(arm, 'trunk', null)).toBeNull();
});
