import { describe, expect, it } from 'vitest';
import { addressOf, payloadIn, settingsBeside, splitFragment } from '#lib/proof/address.ts';
import { packProof } from '#lib/proof/payload.ts';
import { exampleProof } from './examples.ts';

const proof = exampleProof();
const payload = packProof(proof);

describe('addressOf(base, proof)', () => {
  it.each(['https://example.org/skewscope', 'https://example.org/skewscope/'])(
    'begins at %s',
    (base) => {
      expect(addressOf(base, proof)).toBe(`https://example.org/skewscope/open/#proof=${payload}`);
    },
  );

  it('is on the page of the lesson', () => {
    const told = exampleProof({ notebook: { lesson: '1-what-a-client-knows' } });
    const address = addressOf('https://example.org', told);
    expect(address).toBe(
      `https://example.org/lessons/1-what-a-client-knows/#proof=${packProof(told)}`,
    );
  });
});

describe('payloadIn(text)', () => {
  it.each([
    ['a link', `https://example.org/open/#proof=${payload}`],
    ['a link with settings', `https://example.org/open/#proof=${payload}&threshold=0.7`],
    ['a link with settings before', `https://example.org/open/?embed#seed=1&proof=${payload}`],
    ['a link in a text', `See [it](https://example.org/open/#proof=${payload}), please.`],
    ['a fragment', `#proof=${payload}`],
    ['a fragment without #', `proof=${payload}`],
    ['a payload', payload],
    ['a line', `  ${payload}\n`],
  ])('is that of %s', (_, text) => {
    expect(payloadIn(text)).toBe(payload);
  });

  it.each([
    '',
    '#',
    'report.md',
    'https://example.org/open/',
    'https://example.org/#seed=2',
    'some words',
  ])('is null of %j', (text) => {
    expect(payloadIn(text)).toBeNull();
  });
});

describe('splitFragment(fragment)', () => {
  it.each([
    [`#proof=${payload}`, payload, ''],
    [`#proof=${payload}&threshold=0.7&seed=2`, payload, 'threshold=0.7&seed=2'],
    ['#threshold=0.7', null, 'threshold=0.7'],
    ['proof=', '', ''],
    ['', null, ''],
  ])('of %j', (fragment, found, rest) => {
    expect(splitFragment(fragment)).toEqual({ payload: found, rest });
  });
});

describe('settingsBeside(link)', () => {
  it.each([
    [`https://example.org/open/#proof=${payload}&seed=5&rho=1`, 'seed=5&rho=1'],
    [`#rho=1&proof=${payload}&seed=5\n`, 'rho=1&seed=5'],
    [`proof=${payload}`, ''],
    [payload, ''],
    ['https://example.org/#seed=5', ''],
  ])('of %s is %j', (link, settings) => {
    expect(settingsBeside(link)).toBe(settings);
  });
});
