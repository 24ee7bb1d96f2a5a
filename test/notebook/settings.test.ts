import { describe, expect, it } from 'vitest';
import {
  applySetting,
  readFragment,
  readSetting,
  removeSetting,
  settingsOf,
  writeFragment,
} from '#lib/notebook/settings.ts';

describe('readSetting(text)', () => {
  it.each([
    ['clients.count=12', 'clients.count', 12],
    ['method.contrast.on=false', 'method.contrast.on', false],
    ['clients.architectures=["mlp-s"]', 'clients.architectures', ['mlp-s']],
    ['data.source=glyphs', 'data.source', 'glyphs'],
    ['a=b=c', 'a', 'b=c'],
  ])('reads %j', (text, path, value) => {
    expect(readSetting(text)).toEqual({ path, value });
  });

  it.each(['seed', '=3', 'a..b=1', '__proto__.x=1'])('refuses %j by name', (text) => {
    expect(() => readSetting(text)).toThrow(text);
  });
});

describe('writeFragment(settings)', () => {
  it('is read back as the same pairs', () => {
    const settings = [
      { path: 'seed', value: 2 },
      { path: 'clients.architectures', value: ['mlp:200-100', 'cnn-s'] },
      { path: 'word', value: 'a&b =c%' },
      { path: 'digits', value: '12' },
      { path: 'nothing', value: null },
    ];
    expect(readFragment(`#${writeFragment(settings)}`)).toEqual({ settings, problems: [] });
  });

  it('leaves plain pairs as people write them', () => {
    expect(
      writeFragment([
        { path: 'seed', value: 2 },
        { path: 'alignment', value: 'off' },
      ]),
    ).toBe('seed=2&alignment=off');
  });
});

describe('readFragment(fragment)', () => {
  it('names what it cannot read and reads the rest', () => {
    const { settings, problems } = readFragment('#seed&rho=1&x=%E0%A4%A');
    expect(settings).toEqual([{ path: 'rho', value: 1 }]);
    expect(problems).toEqual([
      'seed: is not path=value',
      'x=%E0%A4%A: is not encoded as links are',
    ]);
  });
});

describe('applySetting(difference, setting)', () => {
  it('sets one field and leaves the others and its argument', () => {
    const before = { clients: { count: 3 } };
    expect(applySetting(before, { path: 'clients.partition.classesPerClient', value: 4 })).toEqual({
      clients: { count: 3, partition: { classesPerClient: 4 } },
    });
    expect(before).toEqual({ clients: { count: 3 } });
  });

  it('never reaches what every object has', () => {
    applySetting({}, { path: 'constructor.prototype.broken', value: true });
    expect('broken' in {}).toBe(false);
  });
});

describe('removeSetting(difference, path)', () => {
  it('takes the field out, and the groups that it leaves empty', () => {
    expect(removeSetting({ seed: 2, clients: { count: 3 } }, 'clients.count')).toEqual({ seed: 2 });
  });
});

describe('settingsOf(difference)', () => {
  it('undoes applySetting', () => {
    const difference = { seed: 2, clients: { count: 3, architectures: ['cnn-s'] } };
    expect(settingsOf(difference).reduce(applySetting, {})).toEqual(difference);
  });
});
