import { describe, expect, it } from 'vitest';
import { type Arms, armSpec, isSetByArms } from '#lib/notebook/arms.ts';
import { problemsOf, readLink, writeLink, writeLinkUpon } from '#lib/notebook/link.ts';
import { PRESET_NAMES } from '#lib/notebook/presets.ts';
import { DEFAULT_READINGS } from '#lib/notebook/readings.ts';

const arms: Arms = {
  spec: {},
  arms: {
    both: {
      title: 'Both',
      preset: 'default',
      spec: { method: { contrast: { on: true }, meta: { on: true } } },
    },
    homogeneous: {
      title: 'One architecture',
      preset: 'homogeneous',
      spec: {
        clients: { architectures: ['cnn-s'] },
        method: { id: 'splitgp', contrast: { on: false } },
      },
    },
  },
};

describe('readLink(fragment, arms)', () => {
  it('tells readings from changes of the spec', () => {
    expect(readLink('#seed=2&clients.count=12&threshold=0.38&alignment=off&rho=0.5', arms)).toEqual(
      {
        readings: { ...DEFAULT_READINGS, threshold: 0.38, alignment: 'off', rho: '0.5' },
        changed: { seed: 2, clients: { count: 12 } },
        problems: [],
      },
    );
  });

  it('names what is not allowed, takes its default and keeps the rest', () => {
    const { readings, changed, problems } = readLink(
      '#threshold=3&clients.count=1&clints.count=4&seed=5',
      arms,
    );
    expect(readings).toEqual(DEFAULT_READINGS);
    expect(changed).toEqual({ seed: 5 });
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'threshold',
      'clients.count',
      'clints',
    ]);
  });

  it('takes values that are only possible together', () => {
    const fragment = 'clients.count=2&clients.partition.classesPerClient=5';
    expect(readLink(fragment, arms)).toMatchObject({
      problems: [],
      changed: { clients: { count: 2 } },
    });
  });

  it('refuses a field that every arm sets, since it would change nothing', () => {
    expect(readLink('#method.contrast.on=false', arms)).toMatchObject({
      changed: {},
      problems: ['method.contrast.on: is set by each arm of this notebook'],
    });
  });

  it.each(['#', '', '#%', '#&&=', '#a=b=c&__proto__.x=1'])('never throws: %j', (fragment) => {
    expect(readLink(fragment, arms).changed).toEqual({});
  });
});

describe('writeLink(link)', () => {
  it('is read back as the same link', () => {
    const link = {
      readings: {
        ...DEFAULT_READINGS,
        rho: '0' as const,
        stage: 'cut' as const,
        round: 12,
        after: 'homogeneous',
        eye: 'server' as const,
        clientSpeed: 0.5,
      },
      changed: { method: { contrast: { weight: 5 } } },
    };
    expect(readLink(writeLink(link), arms)).toEqual({ ...link, problems: [] });
  });

  it('is empty when nothing was changed', () => {
    expect(writeLink({ readings: DEFAULT_READINGS, changed: {} })).toBe('');
  });
});

describe('writeLinkUpon(link, said, arms)', () => {
  const said = {
    readings: { ...DEFAULT_READINGS, threshold: 0.6, after: 'both' },
    changed: { seed: 3, clients: { count: 12 } },
  };

  it('is empty where nothing differs', () => {
    expect(writeLinkUpon(said, said, arms)).toBe('');
    expect(readLink('', arms, said)).toEqual({ ...said, problems: [] });
  });

  it('writes what differs, also what is as published again, and upon what was said it is read', () => {
    const link = {
      readings: { ...said.readings, threshold: 0.3, round: 20, after: '' },
      changed: { clients: { count: 12 }, draws: { data: 2 } },
    };
    const fragment = writeLinkUpon(link, said, arms);
    expect(fragment).toBe('seed=1&draws.data=2&threshold=0.3&after=&round=20');
    const again = readLink(fragment, arms, said);
    expect(again.readings).toEqual(link.readings);
    expect(again.changed).toEqual({ ...link.changed, seed: 1 });
    expect(writeLinkUpon(again, said, arms)).toBe(fragment);
  });

  it('leaves what was said where a setting upon it is not allowed', () => {
    const { changed, readings, problems } = readLink('#seed=-1&threshold=7', arms, said);
    expect([changed, readings]).toEqual([said.changed, said.readings]);
    expect(problems).toHaveLength(2);
  });
});

describe('armSpec(arms, arm, changed)', () => {
  it('lets what makes the arm win over what the reader changed', () => {
    const spec = armSpec(arms, 'homogeneous', { clients: { architectures: ['mlp-s'], count: 9 } });
    expect(spec.clients).toMatchObject({ architectures: ['cnn-s'], count: 9 });
  });

  it('leaves out parameters that the method of the arm does not have', () => {
    const changed = { method: { contrast: { weight: 5 } } };
    expect(armSpec(arms, 'homogeneous', changed).method).not.toHaveProperty('contrast');
    expect(armSpec(arms, 'both', changed).method).toMatchObject({ contrast: { weight: 5 } });
  });

  it('puts the fields of an arm over those of its preset', () => {
    const spec = { method: { contrast: { weight: 7 } } };
    const own = { spec: {}, arms: { a: { title: 'A', preset: 'meta', spec } } } as const;
    expect(armSpec(own, 'a').method).toMatchObject({
      meta: { on: true },
      contrast: { on: false, weight: 7 },
    });
    expect(isSetByArms(own, 'method.meta.on')).toBe(true);
    expect(isSetByArms(own, 'method.mix')).toBe(false);
  });

  it.each(PRESET_NAMES)('reads the preset %s', (preset) => {
    const own = { spec: {}, arms: { a: { title: 'A', preset, spec: {} } } };
    expect(() => armSpec(own, 'a')).not.toThrow();
  });

  it('keeps a field that no method has, to be refused', () => {
    expect(problemsOf({ method: { wieght: 5 } }, arms)[0]).toContain('method.wieght');
  });
});
