import { describe, expect, it } from 'vitest';
import {
  lengthWords,
  reachWords,
  roundWords,
  settingWords,
  subjectWords,
} from '#lib/cells/share/words.ts';
import type { Proof } from '#lib/proof/proof.ts';

const entry = { title: 'HARMONY', preset: 'default', spec: {} } as const;
const proof: Proof = {
  maker: { program: '1', profile: '2', engine: '3' },
  notebook: null,
  spec: {},
  arms: { a: entry, b: entry },
  tried: {},
  readings: [],
  evidence: {},
};

it('lengthWords(link) says when a link is long', () => {
  expect(lengthWords('x'.repeat(2000))).toMatch(/^2,000 characters: short enough/);
  expect(lengthWords('x'.repeat(2001))).toMatch(/^2,001 characters: some mail .* above 2,000/);
});

it.each([
  [
    'http://localhost:4173/open/#proof=A',
    /^Only this device can open it: the site is at localhost/,
  ],
  ['http://127.0.0.1/#proof=A', /127\.0\.0\.1/],
])('reachWords(%j) says that nobody else can open it', (link, words) => {
  expect(reachWords(link)).toMatch(words);
});

it('reachWords(link) says nothing of a site on the web', () => {
  expect(reachWords('https://example.org/localhost/#proof=A')).toBeNull();
});

it('subjectWords(proof, title) says what is told', () => {
  expect(subjectWords(proof, 'T')).toBe('An experiment of 2 arms.');
  expect(subjectWords({ ...proof, notebook: { lesson: 'l' } }, 'T')).toMatch(/lesson “T”/);
  expect(
    subjectWords({ ...proof, arms: { a: entry }, notebook: { title: 'T', text: 'four' } }, 'T'),
  ).toBe('The notebook “T”, whole: 4 characters of text, with one arm.');
});

describe('settingWords(proof)', () => {
  it('names what was tried, then readings, as people read them', () => {
    const tried = { seed: 5, clients: { architectures: ['cnn-s', '100 %'] } };
    const readings = [{ path: 'threshold', value: 0.6 }];
    expect(settingWords({ ...proof, tried, readings })).toEqual([
      'seed=5',
      'clients.architectures=["cnn-s","100 %"]',
      'threshold=0.6',
    ]);
  });
});

it('roundWords(evidence) counts', () => {
  const evidence = { hashes: [], decisions: '', figures: {} as never };
  expect(roundWords({ ...evidence, rounds: [0, 10, 60] })).toBe('of 3 rounds, 0 to 60');
  expect(roundWords({ ...evidence, rounds: [60] })).toBe('of round 60');
});
