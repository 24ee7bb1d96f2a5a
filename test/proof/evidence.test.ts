import { describe, expect, it } from 'vitest';
import { packAnswers, unpackAnswers } from '#lib/recording/answers.ts';
import type { Figures } from '#lib/measure/figures.ts';
import {
  decisionsOf,
  evidenceOf,
  figuresAt,
  hashAt,
  thresholdOf,
  type Trace,
} from '#lib/proof/evidence.ts';
import { stream } from '#lib/sim/random.ts';
import type { Answers } from '#lib/sim/snapshot.ts';
import { exampleProof } from './examples.ts';
import { exampleTrace } from './traces.ts';

const ROUNDS = [0, 2, 4];
const trace = exampleTrace(ROUNDS);

describe('evidenceOf(trace, { rounds, threshold })', () => {
  it('has the first 12 digits of the kept rounds’ hashes, and rounded figures of the last', () => {
    const evidence = evidenceOf(trace, { rounds: ROUNDS, threshold: 0.3 })!;
    expect(evidence.rounds).toEqual(ROUNDS);
    expect(evidence.hashes).toEqual(ROUNDS.map((round) => hashAt(trace, round)));
    expect(evidence.hashes.every((hash) => /^[0-9a-f]{12}$/.test(hash))).toBe(true);
    expect(evidence.figures).toEqual({
      clientAccuracyId: 0.9123,
      serverAccuracyId: 0.8,
      serverAccuracyOod: 0.7,
      'gated.1': 0.75,
      'skew.trunk': 0.3333,
    });
  });

  it('is null as long as a round, its figures or its answers are not there', () => {
    const shorter: Trace = { ...trace, reports: trace.reports.slice(0, -1) };
    const unanswered: Trace = {
      ...trace,
      answers: (round) => (round === 2 ? null : trace.answers(round)),
    };
    const reports = trace.reports.map((report) => ({ ...report, tested: null }));
    for (const lacking of [shorter, unanswered, { ...trace, reports }]) {
      expect(evidenceOf(lacking, { rounds: ROUNDS, threshold: 0.3 })).toBeNull();
    }
  });

  it('is null in the figures that a method without a server model does not have', () => {
    const alone = exampleTrace(ROUNDS, { served: false });
    expect(figuresAt(alone, 4)).toMatchObject({ serverAccuracyId: null, 'gated.1': null });
    expect(evidenceOf(alone, { rounds: ROUNDS, threshold: 0.3 })!.decisions).toMatch(
      /^[0-9a-f]{12}$/,
    );
  });
});

describe('decisionsOf(trace, rounds, threshold)', () => {
  const answers = trace.answers(2)!;
  const digest = (changed: Partial<Answers> = {}, threshold = 0.3) =>
    decisionsOf({ ...trace, answers: () => ({ ...answers, ...changed }) }, [2], threshold);
  const altered = (list: Uint8Array, at: number) =>
    list.map((x, i) => (i === at ? (x + 1) % 10 : x));

  it('is another for any answer of a client, any of the server and any exit', () => {
    const last = answers.client.length - 1;
    const entropy = answers.entropy.slice();
    entropy[last] = entropy[last]! <= 0.3 ? 0.9 : 0.1;
    const digests = [
      digest(),
      digest({ client: altered(answers.client, 0) }),
      digest({ client: altered(answers.client, last) }),
      digest({ server: altered(answers.server!, last) }),
      digest({ server: null }),
      digest({ entropy }),
    ];
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('does not depend on entropies that stay on their side of the threshold', () => {
    const entropy = answers.entropy.map((h) => (h <= 0.3 ? h / 2 : 0.95));
    expect(digest({ entropy })).toBe(digest());
  });

  it('is the same of recorded and of live answers, at every threshold', () => {
    const random = stream(1, 'decisions');
    const asked = { testLabels: Uint8Array.from({ length: 100 }, (_, i) => i % 10), classes: 10 };
    const entropy = Float32Array.from({ length: 300 }, (_, i) =>
      i < 101 ? i / 100 : i < 104 ? [NaN, 0, 1][i - 101]! : random.uniform(),
    );
    const draw = () => Uint8Array.from({ length: 300 }, () => random.below(10));
    const live = { messages: [], test: { entropy, client: draw(), server: draw() } };
    const recorded = unpackAnswers(packAnswers(live, asked), asked).test;
    for (let hundredths = 0; hundredths <= 100; hundredths++) {
      const threshold = hundredths / 100;
      expect(digest(recorded, threshold)).toBe(digest(live.test, threshold));
    }
  });

  it('exits at the threshold itself, as the gate does', () => {
    const one = (h: number, threshold: number) =>
      digest({ entropy: answers.entropy.map(() => h) }, threshold);
    expect(one(Math.fround(0.29), 0.29)).toBe(one(0, 0.29));
    expect(one(Math.fround(0.2901), 0.29)).toBe(one(1, 0.29));
  });
});

describe('thresholdOf(proof)', () => {
  it('is the reading, or its default', () => {
    expect(thresholdOf(exampleProof())).toBe(0.45);
    expect(thresholdOf(exampleProof({ readings: [] }))).toBe(0.3);
  });
});

describe('hashAt(trace, round)', () => {
  it('is null of a round that the run does not have', () => {
    expect(hashAt(trace, 3)).toBeNull();
  });

  it('is null in a figure of no number', () => {
    const tested = { clientAccuracyId: NaN } as unknown as Figures;
    const [report] = trace.reports;
    expect(figuresAt({ ...trace, reports: [{ ...report!, tested }] }, 0)).toMatchObject({
      clientAccuracyId: null,
      serverAccuracyId: null,
    });
  });
});
