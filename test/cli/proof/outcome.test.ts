import { describe, expect, it } from 'vitest';
import type { Proof } from '#lib/proof/proof.ts';
import type { Verdict } from '#lib/proof/verdict.ts';
import { maker } from '#lib/proof/program.ts';
import { readSpec } from '#lib/sim/spec.ts';
import {
  codeOf,
  line,
  outcomeOf,
  summary,
  unjudged,
  type Word,
} from '../../../src/cli/proof/outcome.ts';

const of = (...verdicts: Word[]) => verdicts.map((verdict) => unjudged('x', verdict, ''));
const arm = (name: string, verdict: Verdict) => ({
  name,
  title: name,
  spec: readSpec({}),
  verdict,
});
const proof = { maker: maker() } as Proof;

it('codeOf(outcomes) is that of the gravest: 2, 1, 4, 3, 0', () => {
  expect(codeOf(of('verified', 'failed', 'not a link', 'diverged'))).toBe(2);
  expect(codeOf(of('verified', 'no evidence'))).toBe(2);
  expect(codeOf(of('diverged', 'failed', 'same decisions'))).toBe(1);
  expect(codeOf(of('same decisions', 'diverged', 'verified'))).toBe(4);
  expect(codeOf(of('verified', 'same decisions'))).toBe(3);
  expect(codeOf(of('verified'))).toBe(0);
});

it('summary(outcomes) counts what there is', () => {
  expect(summary(of('not a link', 'verified', 'diverged', 'verified'))).toBe(
    '4 links: 2 verified, 1 diverged, 1 not a link',
  );
});

describe('line(outcome)', () => {
  const differs = [
    { name: 'skew.trunk', claimed: 0.25, found: 0.2 },
    { name: 'gated.1', claimed: null, found: 0.5 },
  ] as const;

  it('names the round, and what differs by how much, of the arms that are another', () => {
    const outcome = outcomeOf('list:3', proof, [
      arm('one', { kind: 'verified' }),
      arm('two', { kind: 'diverged', round: 4, decisions: false, differs }),
    ]);
    expect(line(outcome)).toBe(
      'list:3: diverged at round 4: two from round 4: skew.trunk 0.2500 claimed, 0.2000 found (−0.0500), ' +
        'gated.1 none claimed, 0.5000 found, other answers or exits than claimed',
    );
  });

  it('says of the same decisions from where on bits differ, and which engine made the link', () => {
    const other = { maker: { ...maker(), engine: '4.22.0, kernels 1' } } as Proof;
    const said = line(outcomeOf('x', other, [arm('one', { kind: 'decisions', round: 2 })]));
    expect(said).toContain('x: same decisions from round 2: one answers and exits as claimed');
    expect(said).toContain('kernels 1');
  });

  it('is short where all is well, and says why where nothing could be judged', () => {
    expect(line(outcomeOf('x', proof, [arm('one', { kind: 'verified' })]))).toBe('x: verified');
    expect(line(unjudged('x', 'not a link', 'it is cut off'))).toBe('x: not a link: it is cut off');
  });
});
