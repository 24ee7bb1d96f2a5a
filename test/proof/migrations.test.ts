import { describe, expect, it } from 'vitest';
import { migrated } from '#lib/proof/migrations.ts';
import { refusalOf } from './examples.ts';

describe('migrated(content, format, { to, table })', () => {
  const step = (name: string) => (content: unknown) => ({ ...(content as object), [name]: true });
  const table = { 1: step('second'), 2: step('third') };

  it('takes every step from its format to the newest', () => {
    expect(migrated({ a: 1 }, 1, { to: 3, table })).toEqual({ a: 1, second: true, third: true });
    expect(migrated({ a: 1 }, 2, { to: 3, table })).toEqual({ a: 1, third: true });
  });

  it('leaves the newest as it is', () => {
    const content = { a: 1 };
    expect(migrated(content, 3, { to: 3, table })).toBe(content);
    expect(migrated(content, 1)).toBe(content);
  });

  it('refuses a format of a newer version, and what is no format', () => {
    expect(refusalOf(() => migrated({}, 7))).toBe(
      'made by a newer version of Skewscope: its link format 7 is newer than 1, the one known here',
    );
    expect(refusalOf(() => migrated({}, 0))).toContain('the link format 0 is not in 1…1');
    expect(refusalOf(() => migrated({}, NaN))).toContain('NaN');
    expect(refusalOf(() => migrated({}, 0.5))).toContain('0.5');
  });
});
