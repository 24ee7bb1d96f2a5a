import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { maker, PROGRAM } from '#lib/proof/program.ts';

it('PROGRAM is the version in package.json', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(PROGRAM).toBe(version);
  expect(maker().program).toBe(version);
});
