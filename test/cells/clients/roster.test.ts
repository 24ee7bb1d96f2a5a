import { expect, it } from 'vitest';
import { blueprintOf, faultOf, layersOf, rosterOf } from '#lib/cells/clients/roster.ts';
import { readSpec } from '#lib/sim/spec.ts';
import { load, open } from '../../state/fake.ts';

const spec = readSpec({});

it('rosterOf(arm) deals the wanted architectures round-robin, and has the classes that a run dealt', async () => {
  const { page } = open();
  expect(rosterOf(page.after)[0]!.classes).toBeNull();
  await load(page);
  page.change('clients.architectures', ['mlp-s', 'cnn:4']);
  const members = rosterOf(page.after);
  expect(members.map(({ blueprint }) => blueprint.name).slice(0, 3)).toEqual([
    ...['mlp-s', 'cnn:4', 'mlp-s'],
  ]);
  expect(members[1]!.classes).toEqual([1]);
  page.change('clients.count', 9);
  expect(rosterOf(page.after).map(({ classes }) => classes)).toEqual(Array(9).fill(null));
});

it('layersOf(blueprint) goes from the image over what is computed to the answer', () => {
  expect(layersOf(blueprintOf('cnn:8-16', spec))).toEqual([
    { kind: 'images', size: 1, side: 14 },
    { kind: 'images', size: 8, side: 7 },
    { kind: 'images', size: 16, side: 4 },
    { kind: 'values', size: 48 },
    { kind: 'values', size: 10 },
  ]);
});

it('faultOf(text, spec) is what the reader of specs says, or nothing', () => {
  expect(faultOf('mlp:7', spec)).toBeNull();
  expect(faultOf('mlp:', spec)).toMatch('"mlp:" is not an architecture');
});
