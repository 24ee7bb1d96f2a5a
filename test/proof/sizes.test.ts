import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { armSpec } from '#lib/notebook/arms.ts';
import { readNotebook } from '#lib/notebook/notebook.ts';
import { shownArms } from '#lib/notebook/shown.ts';
import { textOf } from '#lib/notebook/text.ts';
import { addressOf, COMFORTABLE_LINK, LONGEST_LINK } from '#lib/proof/address.ts';
import { unpackProof, packProof } from '#lib/proof/payload.ts';
import { maker } from '#lib/proof/program.ts';
import type { Proof } from '#lib/proof/proof.ts';
import { stream } from '#lib/sim/random.ts';
import { drawnProof, evidenceFor } from './examples.ts';

/** As long as the address of a site may be: 60 characters. */
const BASE = 'https://a-university.example.org/courses/learning/skewscope/';

const PROOFS = 30;
const SLOW = { timeout: 60_000 };

describe('addressOf(base, proof)', () => {
  it('is comfortable for any two arms, with evidence, whatever they set and change', SLOW, () => {
    const random = stream(1, 'sizes');
    const longest = Array.from(
      { length: PROOFS },
      () => addressOf(BASE, drawnProof(random)).length,
    );
    expect(BASE).toHaveLength(60);
    expect(Math.max(...longest)).toBeLessThanOrEqual(COMFORTABLE_LINK);
  });

  it('is read back, whatever two arms set and change', SLOW, () => {
    const random = stream(2, 'sizes');
    for (let i = 0; i < 8; i++) {
      const proof = drawnProof(random);
      expect(unpackProof(packProof(proof))).toEqual(proof);
    }
  });

  describe.each(readdirSync('lessons').filter((name) => name.endsWith('.md')))('of %s', (file) => {
    const { lesson, text } = proofsOf(file);

    it('is comfortable, with evidence of the two arms on show', () => {
      expect(addressOf(BASE, lesson).length).toBeLessThanOrEqual(COMFORTABLE_LINK);
      expect(unpackProof(packProof(lesson))).toEqual(lesson);
    });

    it('is not too long for a copy of the reader’s own', () => {
      expect(addressOf(BASE, text).length).toBeLessThanOrEqual(LONGEST_LINK);
      expect(unpackProof(packProof(text))).toEqual(text);
    });
  });
});

/** The proofs of a lesson that was run, and of a notebook of the same text. */
function proofsOf(file: string): { lesson: Proof; text: Proof } {
  const { notebook } = readNotebook(readFileSync(`lessons/${file}`, 'utf8'), file);
  const random = stream(3, file);
  const shown = [...new Set(Object.values(shownArms(notebook)))];
  const evidence = shown.map((arm) => [arm, evidenceFor(armSpec(notebook, arm), random)]);
  const { spec, arms, title } = notebook;
  const lesson: Proof = {
    maker: maker(),
    notebook: { lesson: file.replace(/\.md$/, '') },
    spec,
    arms,
    tried: {},
    readings: [],
    evidence: Object.fromEntries(evidence),
  };
  return { lesson, text: { ...lesson, notebook: { title, text: textOf(notebook) } } };
}
