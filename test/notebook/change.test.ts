import { describe, expect, it } from 'vitest';
import { type Arms, armSpec } from '#lib/notebook/arms.ts';
import { armChange, entryProblems, sharedChange } from '#lib/notebook/change.ts';

const arms: Arms = {
  spec: { seed: 3 },
  arms: {
    off: { title: 'Off', preset: 'splitgp', spec: {} },
    on: { title: 'On', preset: 'alignment', spec: { clients: { count: 12 } } },
    one: { title: 'One', preset: 'homogeneous', spec: {} },
  },
};
const count = (value: number) => ({ path: 'clients.count', value });

describe('sharedChange(arms, changed, settings)', () => {
  it('sets fields for all arms, and forgets one that is as published again', () => {
    const changed = sharedChange(arms, {}, [count(9), { path: 'seed', value: 4 }]);
    expect(changed).toEqual({ seed: 4, clients: { count: 9 } });
    expect(sharedChange(arms, changed, [{ path: 'seed', value: 3 }])).toEqual({
      clients: { count: 9 },
    });
  });

  it('asks only arms that do not set a field what is published', () => {
    expect(sharedChange(arms, {}, [count(12)])).toEqual({ clients: { count: 12 } });
    expect(sharedChange(arms, { clients: { count: 12 } }, [count(8)])).toEqual({});
  });

  it('forgets with a kind what only that kind has', () => {
    const kind = (value: string) => ({ path: 'clients.partition.kind', value });
    const drawn = sharedChange(arms, {}, [
      kind('dirichlet'),
      { path: 'clients.partition.alpha', value: 1 },
    ]);
    expect(drawn).toEqual({ clients: { partition: { kind: 'dirichlet', alpha: 1 } } });
    expect(sharedChange(arms, drawn, [kind('classes')])).toEqual({});
  });
});

describe('armChange(arms, arm, settings, changed)', () => {
  it('writes a field into the arm alone, and takes it out where the arm has it without', () => {
    const entry = armChange(arms, 'on', [{ path: 'method.contrast.weight', value: 7 }], {});
    expect(entry).toEqual({
      title: 'On',
      preset: 'alignment',
      spec: { clients: { count: 12 }, method: { contrast: { weight: 7 } } },
    });
    expect(armChange(arms, 'on', [count(8)], {}).spec).toEqual({});
    expect(armChange(arms, 'on', [{ path: 'method.contrast.on', value: true }], {}).spec).toEqual({
      clients: { count: 12 },
    });
  });

  it('keeps a field that the arm has only as long as it is tried for all', () => {
    expect(armChange(arms, 'off', [{ path: 'seed', value: 9 }], { seed: 9 }).spec).toEqual({
      seed: 9,
    });
  });

  it('names the kind that is tried along with a field of it', () => {
    const changed = { clients: { partition: { kind: 'dirichlet' } } };
    const alpha = { path: 'clients.partition.alpha', value: 0.5 };
    const entry = armChange(arms, 'off', [alpha], changed);
    expect(entryProblems(arms, 'off', entry, changed)).toEqual([]);
    expect(armSpec({ ...arms, arms: { off: entry } }, 'off').clients.partition).toEqual({
      kind: 'dirichlet',
      alpha: 0.5,
    });
  });
});

describe('entryProblems(arms, arm, entry, changed)', () => {
  it('names each problem once, in the document and with what is tried', () => {
    const entry = armChange(arms, 'off', [count(1)], {});
    const problems = entryProblems(arms, 'off', entry, { seed: 4 });
    expect(problems).toEqual(['clients.count: 1 is not a whole number in 2…64']);
  });
});
