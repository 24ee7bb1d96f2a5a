import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_READINGS } from '#lib/notebook/readings.ts';
import { readLink } from '#lib/notebook/link.ts';
import { readProofText } from '#lib/proof/file.ts';
import { FORMAT } from '#lib/proof/migrations.ts';
import { unpackProof } from '#lib/proof/payload.ts';

const FIXTURES = 'test/proof/fixtures';
const read = (name: string) => readFileSync(`${FIXTURES}/${name}`, 'utf8').trim();
const names = readdirSync(FIXTURES).filter((name) => /^[1-9]\d*-.*\.txt$/.test(name));

describe('a link of any format goes on opening', () => {
  it.each(names)('%s', (name) => {
    const proof = JSON.parse(read(name.replace('.txt', '.json'))) as unknown;
    expect(unpackProof(read(name))).toEqual(proof);
    expect(readProofText(`https://example.org/open/#proof=${read(name)}`)).toEqual(proof);
  });

  it('and there is one of every format', () => {
    const formats = new Set(names.map((name) => Number.parseInt(name)));
    expect([...formats]).toEqual(Array.from({ length: FORMAT }, (_, i) => i + 1));
  });
});

describe('a fragment of plain settings goes on being read', () => {
  const arms = {
    spec: {},
    arms: {
      neither: { title: 'SplitGP', preset: 'splitgp', spec: {} },
      both: { title: 'Both', preset: 'default', spec: {} },
    },
  } as const;
  const [latency, alphabet, parts, spec, lists] = [
    { clientSpeed: 0.1, serverSpeed: 50, rtt: 20, uplink: 10 },
    {
      threshold: 0.6,
      rho: '0.5',
      stage: 'cut',
      colour: 'class',
      eye: 'server',
      view: 'two',
      round: 12,
    },
    { alignment: 'off', meta: 'on' },
    { clients: { count: 12, partition: { kind: 'dirichlet', alpha: 0.5 } } },
    { clients: { architectures: ['mlp-s', 'cnn-s'] } },
  ];
  const expected = [
    { readings: { threshold: 0.6 }, changed: { seed: 5 } },
    { readings: alphabet, changed: {} },
    { readings: parts, changed: {} },
    { readings: { before: 'neither', after: 'both' }, changed: spec },
    { readings: latency, changed: lists },
  ];

  it.each(
    read('0-settings.txt')
      .split('\n')
      .map((fragment, i) => [fragment, expected[i]!] as const),
  )('%s', (fragment, { readings, changed }) => {
    expect(readLink(fragment, arms)).toEqual({
      readings: { ...DEFAULT_READINGS, ...readings },
      changed,
      problems: [],
    });
  });
});
