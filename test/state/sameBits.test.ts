import { describe, expect, it } from 'vitest';
import { sameBits } from '#lib/state/sameBits.ts';

const run = (...hashes: string[]) => hashes.map((hash, round) => ({ round, hash }));

describe('sameBits(a, b)', () => {
  it('is the last round up to which the fingerprints agree, and the first that does not', () => {
    expect(sameBits(run('aa', 'bb', 'cc', 'dd'), run('aa', 'bb', 'xx', 'dd'))).toEqual({
      until: 1,
      hash: 'bb',
      from: 2,
    });
  });

  it('compares as many digits as a recording has', () => {
    expect(sameBits(run('aa', 'bbbb'), run('aa00', 'bb'))).toMatchObject({ until: 1, hash: 'bb' });
  });

  it('names no other round where both agree as far as they have come', () => {
    expect(sameBits(run('aa', 'bb'), run('aa'))).toEqual({ until: 0, hash: 'aa', from: null });
  });

  it('is null where nothing agrees, or nothing is there', () => {
    expect(sameBits(run('aa'), run('bb'))).toBeNull();
    expect(sameBits(run('aa'), run())).toBeNull();
  });
});
