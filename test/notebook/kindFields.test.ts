import { describe, expect, it } from 'vitest';
import { type Arms, armSpec } from '#lib/notebook/arms.ts';
import { merge } from '#lib/notebook/difference.ts';
import { fitting } from '#lib/notebook/kindFields.ts';
import { problemsOf, readLink, writeLink } from '#lib/notebook/link.ts';
import { DEFAULT_READINGS } from '#lib/notebook/readings.ts';
import { applySetting } from '#lib/notebook/settings.ts';
import { readSpec } from '#lib/sim/spec.ts';

const dirichlet = { clients: { partition: { kind: 'dirichlet' } } };
const three = { clients: { count: 9, partition: { classesPerClient: 3 } } };

describe('fitting(below, above)', () => {
  it('leaves out what only other kinds have than the one that is named above', () => {
    expect(fitting(three, dirichlet)).toEqual({ clients: { count: 9, partition: {} } });
    expect(fitting({ data: { side: 8, sha256: 'ab' } }, { data: { source: 'glyphs' } })).toEqual({
      data: { side: 8 },
    });
    const method = { rounds: 9, contrast: { on: true }, realign: { steps: 1 } };
    expect(fitting({ method }, { method: { id: 'splitgp' } })).toEqual({ method: { rounds: 9 } });
  });

  it('leaves everything where no kind is named, or one that is not known', () => {
    expect(fitting(three, { clients: { count: 3 } })).toEqual(three);
    expect(fitting(three, { clients: { partition: { kind: 'fairly' } } })).toEqual(three);
  });

  it('keeps fields that no kind has', () => {
    const below = { method: { wieght: 1, contrast: {} } };
    expect(fitting(below, { method: { id: 'splitgp' } })).toEqual({ method: { wieght: 1 } });
  });
});

describe('merge(…differences)', () => {
  it('takes the kind that is named last, and what it has', () => {
    const alpha = { clients: { partition: { alpha: 0.1 } } };
    expect(merge(three, dirichlet, alpha)).toEqual({
      clients: { count: 9, partition: { kind: 'dirichlet', alpha: 0.1 } },
    });
    expect(() => readSpec(merge(three, dirichlet, alpha))).not.toThrow();
  });

  it('keeps what a difference says beside its own kind, so that it is refused by name', () => {
    const odd = { clients: { partition: { kind: 'dirichlet', classesPerClient: 3 } } };
    expect(() => readSpec(merge({}, odd))).toThrow(/partition\.classesPerClient: is not a field/);
  });
});

describe('applySetting(difference, setting)', () => {
  it('that names a kind takes out what only other kinds have', () => {
    const setting = { path: 'clients.partition.kind', value: 'dirichlet' };
    expect(applySetting(three, setting)).toEqual({
      clients: { count: 9, partition: { kind: 'dirichlet' } },
    });
  });
});

describe('armSpec(arms, arm, changed)', () => {
  const arms: Arms = {
    spec: { clients: { partition: { classesPerClient: 4 } } },
    arms: {
      shared: { title: 'Shared', preset: 'default', spec: {} },
      own: { title: 'Own', preset: 'default', spec: three },
      drawn: { title: 'Drawn', preset: 'default', spec: dirichlet },
      aligned: { title: 'Aligned', preset: 'alignment', spec: {} },
    },
  };

  it('lets the kind of an arm stand over the fields of another that all arms share', () => {
    const { partition } = armSpec(arms, 'drawn').clients;
    expect(partition).toEqual({ kind: 'dirichlet', alpha: 0.3 });
  });

  it('lets a kind that is tried stand over the fields of another, also of the arms', () => {
    for (const arm of ['shared', 'own', 'drawn']) {
      expect(armSpec(arms, arm, dirichlet).clients.partition).toMatchObject({ kind: 'dirichlet' });
    }
  });

  it('is the same once what is tried is shared', () => {
    const shared = { ...arms, spec: merge(arms.spec, dirichlet) };
    for (const arm of Object.keys(arms.arms)) {
      expect(armSpec(shared, arm)).toEqual(armSpec(arms, arm, dirichlet));
    }
  });

  it('refuses a field of another kind that is tried after the kind', () => {
    const odd = merge(dirichlet, three);
    expect(problemsOf(odd, arms)[0]).toMatch(/partition\.classesPerClient: is not a field/);
  });

  it('lets an arm have another method than its preset', () => {
    const splitgp = {
      title: 'S',
      preset: 'alignment',
      spec: { method: { id: 'splitgp' } },
    } as const;
    expect(armSpec({ spec: {}, arms: { splitgp } }, 'splitgp').method.id).toBe('splitgp');
  });
});

describe('readLink(fragment, arms)', () => {
  const arms: Arms = {
    spec: { clients: { partition: { classesPerClient: 4 } } },
    arms: { both: { title: 'Both', preset: 'default', spec: {} } },
  };

  it('takes another kind of partition, with its fields, and writes it back', () => {
    const fragment = 'clients.partition.kind=dirichlet&clients.partition.alpha=0.5';
    const { changed, problems } = readLink(fragment, arms);
    expect(problems).toEqual([]);
    expect(armSpec(arms, 'both', changed).clients.partition).toEqual({
      kind: 'dirichlet',
      alpha: 0.5,
    });
    expect(writeLink({ readings: DEFAULT_READINGS, changed })).toBe(fragment);
  });

  it('lets a kind take the place of fields before it, and names those of another kind after it', () => {
    const [kind, classes] = [
      'clients.partition.kind=dirichlet',
      'clients.partition.classesPerClient=3',
    ];
    expect(readLink(`${classes}&${kind}`, arms).problems).toEqual([]);
    const { changed, problems } = readLink(`${kind}&${classes}`, arms);
    expect(problems[0]).toMatch(/classesPerClient: is not a field/);
    expect(changed).toEqual(dirichlet);
  });
});
