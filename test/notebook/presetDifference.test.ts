import { expect, it } from 'vitest';
import { presetDifference } from '#lib/notebook/presetDifference.ts';
import { PRESET_NAMES, presets } from '#lib/notebook/presets.ts';
import { readSpec } from '#lib/sim/spec.ts';

it.each(PRESET_NAMES)('presetDifference(%j, spec) of the preset itself is empty', (name) => {
  expect(presetDifference(name, readSpec(presets[name].spec))).toEqual([]);
});

it('presetDifference(preset, spec) names every field that differs, and another kind with what is not its default', () => {
  const spec = readSpec({
    seed: 2,
    clients: { partition: { kind: 'dirichlet', alpha: 0.5 } },
    changes: [{ round: 2, set: { 'method.mix': 0 } }],
  });
  expect(presetDifference('default', spec)).toEqual([
    { path: 'seed', value: 2 },
    { path: 'clients.partition.kind', value: 'dirichlet' },
    { path: 'clients.partition.alpha', value: 0.5 },
    { path: 'changes', value: [{ round: 2, set: { 'method.mix': 0 } }] },
  ]);
});
