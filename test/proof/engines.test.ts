import { describe, expect, it } from 'vitest';
import { CHANGED, engineNote, sameEngine } from '#lib/proof/engines.ts';
import { maker } from '#lib/proof/program.ts';
import { ENGINE_VERSION } from '#lib/sim/profile.ts';

describe('engineNote(maker)', () => {
  it('says nothing of this engine, whatever the program', () => {
    expect(engineNote(maker())).toBeNull();
    expect(engineNote({ ...maker(), program: '0.0.1' })).toBeNull();
    expect(sameEngine(maker())).toBe(true);
  });

  it('says of an earlier one which it was, and what has changed since', () => {
    const earlier = { ...maker(), engine: '4.22.0, kernels 1' };
    expect(sameEngine(earlier)).toBe(false);
    expect(engineNote(earlier)).toMatch(/kernels 1.*contrastive loss.*alignment/);
  });

  it.each([{ engine: '9.0.0, kernels 9' }, { profile: 'webgpu' }])(
    'says of %j that bits may differ',
    (other) => {
      expect(sameEngine({ ...maker(), ...other })).toBe(false);
      expect(engineNote({ ...maker(), ...other })).toMatch(/9\.0\.0|webgpu/);
      expect(engineNote({ ...maker(), ...other })).toContain('last bits');
    },
  );
});

it('the table of engines ends with this one', () => {
  expect(Object.keys(CHANGED).at(-1)).toBe(ENGINE_VERSION);
});
