import { expect, it } from 'vitest';
import { readSpec } from '#lib/sim/spec.ts';
import { readSpecOf } from '../../src/cli/specfile.ts';

it('readSpecOf(file, settings) lets a kind that is set take the place of what another kind has', async () => {
  const settings = ['clients.partition.classesPerClient=4', 'clients.partition.kind=dirichlet'];
  const spec = await readSpecOf(undefined, [...settings, 'clients.partition.alpha=0.5']);
  expect(readSpec(spec).clients.partition).toEqual({ kind: 'dirichlet', alpha: 0.5 });
});
