import { describe, expect, it } from 'vitest';
import { Fetched } from '#lib/state/fetched.svelte.ts';

describe('Fetched.want(key, fetch)', () => {
  it('fetches each thing once, however often it is wanted', async () => {
    const things = new Fetched<number>();
    let asked = 0;
    const fetch = () => Promise.resolve(++asked);
    expect(things.get('a')).toBeNull();
    await Promise.all([things.want('a', fetch), things.want('a', fetch), things.want('b', fetch)]);
    await things.want('a', fetch);
    expect([things.get('a'), things.get('b'), asked]).toEqual([1, 2, 2]);
  });

  it('says why it could not be fetched until it could, and tries again', async () => {
    const things = new Fetched<string>();
    await things.want('a', () => Promise.reject(new Error('gone')));
    expect([things.get('a'), things.failure]).toEqual([null, 'gone']);
    await things.want('a', () => Promise.resolve('here'));
    expect([things.get('a'), things.failure]).toEqual(['here', null]);
  });
});
