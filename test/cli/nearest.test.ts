import { expect, it } from 'vitest';
import { armSpec } from '#lib/notebook/arms.ts';
import { presets } from '#lib/notebook/presets.ts';
import { readSpec } from '#lib/sim/spec.ts';
import { nearest } from '../../src/cli/nearest.ts';

it.each(Object.entries(presets))(
  'nearest(spec, title) of the preset %s is the preset, with its own title',
  (preset, { title, spec }) => {
    expect(nearest(readSpec(spec), 'Mine')).toEqual({ title, preset, spec: {} });
  },
);

it('nearest(spec, title) takes the preset that leaves least to say', () => {
  const arm = nearest(readSpec({ seed: 3, method: { meta: { on: false } } }), 'Mine');
  expect(arm).toEqual({ title: 'Mine', preset: 'alignment', spec: { seed: 3 } });
});

it.each([
  {},
  { method: { id: 'splitgp' } },
  { method: { id: 'splitgp', mix: 1 }, clients: { count: 16, architectures: ['mlp-s'] } },
  { clients: { partition: { kind: 'dirichlet', alpha: 0.1 } } },
  { data: { source: 'file', sha256: '0'.repeat(64) } },
  { changes: [{ round: 20, set: { 'method.contrast.on': false } }] },
])('nearest(spec, title) of %j is an arm with that very spec', (difference) => {
  const spec = readSpec(difference);
  const arms = { spec: {}, arms: { arm: nearest(spec, 'Mine') } };
  expect(armSpec(arms, 'arm')).toEqual(spec);
});
