import { describe, expect, it } from 'vitest';
import { evidenceOf } from '#lib/proof/evidence.ts';
import type { Evidence } from '#lib/proof/proof.ts';
import { judge, type Verdict, worst } from '#lib/proof/verdict.ts';
import { exampleTrace } from './traces.ts';

const ROUNDS = [0, 10, 20, 30];
const AT = { threshold: 0.3, sameEngine: true };
const trace = exampleTrace(ROUNDS);
const claimed = evidenceOf(trace, { rounds: ROUNDS, threshold: 0.3 })!;

/** The claim with one round's hash altered. */
function altered(at: number): Evidence {
  const hashes = claimed.hashes.map((hash, i) => (i === at ? hash.replace(/.$/, 'x') : hash));
  return { ...claimed, hashes };
}

describe('judge(claimed, trace, { threshold, sameEngine })', () => {
  it('verifies a run that is as claimed, recorded or live', () => {
    const reports = trace.reports.map((report) => ({ ...report, hash: report.hash.slice(0, 12) }));
    expect(judge(claimed, trace, AT)).toEqual({ kind: 'verified' });
    expect(judge(claimed, { ...trace, reports }, AT)).toEqual({ kind: 'verified' });
  });

  it('verifies a run of a method without a server model', () => {
    const alone = exampleTrace(ROUNDS, { served: false });
    const claim = evidenceOf(alone, { rounds: ROUNDS, threshold: 0.3 })!;
    expect(judge(claim, alone, AT)).toEqual({ kind: 'verified' });
    expect(judge(claim, trace, AT)).toMatchObject({
      kind: 'diverged',
      round: 30,
      decisions: false,
    });
  });

  it('does not verify a claim of the beginning of a run', () => {
    const beginning = evidenceOf(trace, { rounds: [0, 10], threshold: 0.3 })!;
    expect(judge(beginning, trace, AT)).toMatchObject({ kind: 'diverged', round: 10 });
  });

  it.each([0, 1, 3])('says of an altered hash, the one at place %i, at which round it is', (at) => {
    expect(judge(altered(at), trace, AT)).toEqual({
      kind: 'diverged',
      round: ROUNDS[at],
      decisions: true,
      differs: [],
    });
  });

  it.each([0, 1])('says so too if another engine made the link, place %i', (at) => {
    const verdict = judge(altered(at), trace, { ...AT, sameEngine: false });
    expect(verdict).toMatchObject({ kind: 'diverged', round: ROUNDS[at] });
  });

  it('takes an altered figure for divergence at the last round, with what is claimed and found', () => {
    const figures = { ...claimed.figures, serverAccuracyOod: 0.99 };
    expect(judge({ ...claimed, figures }, trace, AT)).toEqual({
      kind: 'diverged',
      round: 30,
      decisions: true,
      differs: [{ name: 'serverAccuracyOod', claimed: 0.99, found: 0.7 }],
    });
  });

  it('takes altered decisions for divergence at the last round', () => {
    expect(judge({ ...claimed, decisions: '0'.repeat(12) }, trace, AT)).toEqual({
      kind: 'diverged',
      round: 30,
      decisions: false,
      differs: [],
    });
  });

  it.each([0, 10, 20])(
    'sees the same decisions where only bits are others, from round %i on',
    (bitsFrom) => {
      const other = exampleTrace(ROUNDS, { bitsFrom });
      expect(judge(claimed, other, AT)).toEqual({ kind: 'decisions', round: bitsFrom });
    },
  );

  it('sees the same decisions where the skew differs with the bits', () => {
    const skew = { cut: 0.9, trunk: 0.4, projector: 0.2, within: 0.3, across: 0.4 };
    const other = exampleTrace(ROUNDS, { bitsFrom: 10, figures: { skew } });
    expect(judge(claimed, other, AT)).toEqual({ kind: 'decisions', round: 10 });
  });

  it('sees the same decisions of another engine where only the last round’s bits are others', () => {
    const other = exampleTrace(ROUNDS, { bitsFrom: 30 });
    expect(judge(claimed, other, { ...AT, sameEngine: false })).toEqual({
      kind: 'decisions',
      round: 30,
    });
    expect(judge(claimed, other, AT)).toMatchObject({ kind: 'diverged', round: 30 });
  });

  it('says from which round on a run has diverged that answers otherwise', () => {
    const other = exampleTrace(ROUNDS, {
      bitsFrom: 10,
      answersFrom: 20,
      figures: { clientAccuracyId: 0.5 },
    });
    expect(judge(claimed, other, AT)).toEqual({
      kind: 'diverged',
      round: 10,
      decisions: false,
      differs: [{ name: 'clientAccuracyId', claimed: 0.9123, found: 0.5 }],
    });
  });

  it('takes the same answers with another accuracy for divergence', () => {
    const other = exampleTrace(ROUNDS, { bitsFrom: 10, figures: { clientAccuracyId: 0.5 } });
    expect(judge(claimed, other, AT)).toMatchObject({
      kind: 'diverged',
      round: 10,
      decisions: true,
    });
  });

  it('says which claimed round is the first that a run does not have', () => {
    const shorter = exampleTrace([0, 10]);
    const verdict = judge(claimed, shorter, AT) as Verdict & { kind: 'diverged' };
    expect(verdict).toMatchObject({ kind: 'diverged', round: 20, decisions: false });
    expect(verdict.differs.map(({ found }) => found)).toEqual([null, null, null, null, null]);
  });

  it('reads exits at the threshold of the link', () => {
    expect(judge(claimed, trace, { ...AT, threshold: 0.6 })).toMatchObject({
      kind: 'diverged',
      round: 30,
      decisions: false,
    });
  });
});

describe('worst(verdicts)', () => {
  const verified: Verdict = { kind: 'verified' };
  const decisions: Verdict = { kind: 'decisions', round: 1 };
  const diverged = (round: number): Verdict => ({
    kind: 'diverged',
    round,
    decisions: false,
    differs: [],
  });

  it('is the least of them, and the earliest of those', () => {
    expect(worst([verified, verified])).toBe(verified);
    expect(worst([verified, decisions, verified])).toBe(decisions);
    const [late, early] = [diverged(20), diverged(10)];
    expect(worst([late, decisions, early, verified])).toBe(early);
  });

  it('is none of none', () => {
    expect(() => worst([])).toThrow('there is no verdict');
  });
});
