import { expect, it } from 'vitest';
import { canonicalJson } from '#lib/sim/canonical.ts';
import { contentOf } from '#lib/proof/content.ts';
import { packProof, unpackProof } from '#lib/proof/payload.ts';
import { LinkError, type Proof } from '#lib/proof/proof.ts';
import { stream } from '#lib/sim/random.ts';
import { exampleEvidence, exampleProof, forged, refusalOf } from './examples.ts';
import { HEAVY, mutatedContent, mutatedPayload } from './mutations.ts';

const LINKS = 100_000;

/** Milliseconds of this process that no link may take; one that took longer is timed again, as it may have been collecting garbage. */
const LONGEST = 50;
const AGAIN = 5;

const proofs = [
  exampleProof(),
  exampleProof({ notebook: { lesson: '1-what-a-client-knows' }, tried: {}, readings: [] }),
  exampleProof({
    notebook: { title: 'Mine', text: '---\ntitle: Mine\n---\n\nProse.\n'.repeat(20) },
  }),
  exampleProof({ evidence: { before: exampleEvidence([0, 60]), after: exampleEvidence([0]) } }),
  exampleProof({
    tried: { changes: [{ round: 30, set: { 'method.contrast.on': false } }] },
    arms: { only: { title: 'Only', preset: 'default', spec: { data: { side: 10 } } } },
    readings: [],
    evidence: {},
  }),
];
const content = JSON.parse(canonicalJson(contentOf(exampleProof({ readings: [] })))) as object;
const heavyArms = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ name: `arm${i}`, spec: HEAVY }));
const payloads = proofs.map(packProof);
const contents = proofs.map((proof) => canonicalJson(contentOf(proof)));

it.each([
  ['in its characters', (i: number) => mutatedPayload(payloads[i % payloads.length]!, stream(i))],
  ['in its content', (i: number) => mutatedContent(contents[i % contents.length]!, stream(i))],
])(
  `unpackProof(payload) of 50,000 payloads mutated %s gives a proof or a LinkError, each in ${LONGEST} ms`,
  { timeout: 300_000 },
  (_, mutated) => {
    const natural = Object.getOwnPropertyNames(Object.prototype);
    const slow: string[] = [];
    const counts = { read: 0, refused: 0 };
    for (let i = 0; i < LINKS / 2; i++) {
      const payload = mutated(i);
      const { proof, took } = timed(payload);
      if (proof) expectProof(proof);
      counts[proof ? 'read' : 'refused']++;
      if (took > LONGEST && fastest(payload) > LONGEST) slow.push(payload);
    }
    expect(slow).toEqual([]);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(natural);
    // Neither is all that comes of them.
    expect(counts.read).toBeGreaterThan(50);
    expect(counts.refused).toBeGreaterThan(20_000);
  },
);

it('unpackProof(payload) of the costliest links takes no longer', () => {
  const two = forged(JSON.stringify({ ...content, arms: heavyArms(2) }));
  const many = forged(JSON.stringify({ ...content, arms: heavyArms(24) }));
  expect(timed(two).proof).not.toBeNull();
  expect(refusalOf(() => unpackProof(many))).toMatch(/^arms: 24 arms .* too long to check/);
  expect(Math.max(fastest(two), fastest(many))).toBeLessThan(LONGEST);
});

/** Null if it was refused, with one sentence. @throws whatever else is thrown */
function timed(payload: string): { proof: Proof | null; took: number } {
  const begin = process.cpuUsage();
  const took = () => {
    const { user, system } = process.cpuUsage(begin);
    return (user + system) / 1000;
  };
  try {
    const proof = unpackProof(payload);
    return { proof, took: took() };
  } catch (error) {
    const refused = { proof: null, took: took() };
    if (!(error instanceof LinkError)) throw error;
    expectSentence(error.message);
    return refused;
  }
}

function fastest(payload: string): number {
  return Math.min(...Array.from({ length: AGAIN }, () => timed(payload).took));
}

function expectSentence(message: string): void {
  if (message.length > 10 && message.length <= 300 && !message.includes('\n')) return;
  throw new Error(`not a sentence: ${message}`);
}

/** Cheap enough for thousands. */
function expectProof({ maker, arms, evidence, readings }: Proof): void {
  const isOne =
    typeof maker.engine === 'string' &&
    Object.keys(arms).length > 0 &&
    Object.keys(evidence).every((name) => Object.hasOwn(arms, name)) &&
    Array.isArray(readings);
  if (!isOne) throw new Error('not a proof');
}
