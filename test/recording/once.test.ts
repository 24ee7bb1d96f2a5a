import { describe, expect, it } from 'vitest';
import { once } from '#lib/recording/once.ts';

describe('once(find)', () => {
  it('finds what the same names lead to once', async () => {
    const asked: string[] = [];
    const find = once((...names: [string, string]) => Promise.resolve(asked.push(names.join(' '))));
    const found = await Promise.all([find('a', 'b'), find('a', 'b'), find('a', 'c')]);
    expect([found, asked]).toEqual([
      [1, 1, 2],
      ['a b', 'a c'],
    ]);
  });

  it('tries again after a failure', async () => {
    let failed = false;
    const find = once(() => {
      if (failed) return Promise.resolve('here');
      failed = true;
      return Promise.reject(new Error('gone'));
    });
    await expect(find()).rejects.toThrow('gone');
    expect(await find()).toBe('here');
  });
});
