import { describe, expect, it } from 'vitest';
import { payloadIn } from '#lib/proof/address.ts';
import { packProof, unpackProof } from '#lib/proof/payload.ts';
import { readProofText } from '#lib/proof/file.ts';
import { packAnswers, unpackAnswers } from '#lib/recording/answers.ts';
import type { Doors } from '#lib/state/doors.ts';
import { OpenNotebook } from '#lib/state/openNotebook.svelte.ts';
import { proofOf, Sharing } from '#lib/state/sharing.svelte.ts';
import { fakeDoors, keptAt, load, notebook, open, opening, reportAt, TRAINED } from './fake.ts';

const SITE = 'https://skewscope.example/site';

/** Answers as a recording gives them: entropies are no longer what they were. */
const coarse: Partial<Doors> = {
  answers: (_, round) =>
    Promise.resolve(unpackAnswers(packAnswers(keptAt(round), opening), opening)),
};

async function opened(changes: Partial<Doors> = {}) {
  const { page, doors } = open(changes);
  await load(page);
  return { page, doors };
}

/** A text that hardly deflates. */
function noise(length: number): string {
  let state = 1;
  const letters = Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCharCode(97 + (state % 26));
  });
  return `${letters.join('')}\n`;
}

describe('proofOf(notebook)', () => {
  it('names a lesson, and has evidence of the arms on show', async () => {
    const { page } = await opened();
    const proof = await proofOf(page);
    expect(proof).toMatchObject({ notebook: { lesson: 'a-title' }, tried: {}, readings: [] });
    expect(Object.keys(proof.arms)).toEqual(Object.keys(notebook.arms));
    expect(Object.keys(proof.evidence)).toEqual(['splitgp', 'both']);
    expect(proof.evidence['both']).toMatchObject({
      rounds: [0, 2, 4],
      figures: { serverAccuracyOod: 1 },
    });
    expect(unpackProof(packProof(proof))).toEqual(proof);
  });

  it('has what was tried, how results are read, and the arms that were picked', async () => {
    const { page } = await opened();
    page.show('after', page.arms['meta']!);
    page.read({ threshold: 0.6 });
    page.change('seed', 5);
    const proof = await proofOf(page);
    expect(proof.tried).toEqual({ seed: 5 });
    expect(proof.readings).toEqual([
      { path: 'threshold', value: 0.6 },
      { path: 'after', value: 'meta' },
    ]);
  });

  it('carries the text of an edited lesson, and of a notebook of the reader’s own', async () => {
    const { page, doors } = await opened();
    await page.draft.add(0, 'Mine.\n');
    const { head } = notebook;
    expect((await proofOf(page)).notebook).toEqual({ title: 'A title', text: `${head}\nMine.\n` });
    page.draft.undo();
    expect((await proofOf(page)).notebook).toEqual({ lesson: 'a-title' });
    const own = new OpenNotebook(notebook, doors, { id: 'own', lesson: null });
    expect((await proofOf(own)).notebook).toEqual({ title: 'A title', text: head });
  });

  it('names the lesson still where only its arms were changed, and carries them', async () => {
    const { page } = await opened();
    const entry = { title: 'Another', preset: 'default', spec: { seed: 7 } } as const;
    await page.draft.edit((editor, document) => editor.arm(document, 'another', entry));
    expect(page.draft.edited).toBe(true);
    const proof = await proofOf(page);
    expect([proof.notebook, proof.arms['another']]).toEqual([{ lesson: 'a-title' }, entry]);
  });

  it('carries no text of a page that tells nothing but its arms', async () => {
    const { doors } = await opened();
    const origin = { id: 'open', lesson: null, loose: true };
    const page = new OpenNotebook(notebook, doors, origin);
    expect((await proofOf(page)).notebook).toBeNull();
    await page.draft.add(0, 'Mine.\n');
    expect((await proofOf(page)).notebook).toMatchObject({ title: 'A title' });
  });

  it('has the same evidence of a live run as of the recording with its bits', async () => {
    const { page, doors } = await opened(coarse);
    const recorded = await proofOf(page);
    page.runLive();
    for (const { reply } of doors.runs) {
      reply({ type: 'opening', opening });
      for (let round = 0; round <= 4; round++) {
        const { hash } = reportAt(round, true);
        reply({ type: 'round', report: reportAt(round, true, hash.padEnd(64, '7')) });
      }
      reply({ type: 'end', trained: TRAINED });
    }
    expect(page.shown().every(({ isLive, isWhole }) => isLive && isWhole)).toBe(true);
    expect(await proofOf(page)).toEqual(recorded);
  });

  it('has no evidence of an arm that is stale, not run, or still under way', async () => {
    const { page, doors } = await opened();
    page.change('seed', 5);
    expect(page.shown().every(({ stale }) => stale)).toBe(true);
    expect((await proofOf(page)).evidence).toEqual({});
    page.restore();
    page.runLive([page.after]);
    doors.playRounds(2);
    expect(Object.keys((await proofOf(page)).evidence)).toEqual(['splitgp']);
    const bare = new OpenNotebook(notebook, fakeDoors(), { id: 'own', lesson: null });
    expect((await proofOf(bare)).evidence).toEqual({});
  });

  it('has no evidence of an arm whose answers cannot be had', async () => {
    const { page } = await opened({
      answers: ({ spec }, round) =>
        round === 2 && spec.method.id === 'harmony' && spec.method.meta.on
          ? Promise.reject(new Error('answers-2.json: 404 Not Found'))
          : Promise.resolve(keptAt(round)),
    });
    expect(Object.keys((await proofOf(page)).evidence)).toEqual(['splitgp']);
    expect(page.after.failure).toBe('answers-2.json: 404 Not Found');
  });

  it('has no evidence of a run that another took the place of meanwhile', async () => {
    let answer: () => void = () => undefined;
    const late = new Promise<void>((resolve) => (answer = resolve));
    const { page } = open({ answers: (_, round) => late.then(() => keptAt(round)) });
    await page.archive.find();
    const proof = proofOf(page);
    page.after.live = { ...page.after.recorded!, fingerprint: null };
    answer();
    expect(Object.keys((await proof).evidence)).toEqual(['splitgp']);
  });
});

describe('Sharing', () => {
  it('makes a link of what is on show, and a file of the same', async () => {
    const { page } = await opened();
    const sharing = new Sharing(page, SITE);
    expect([sharing.link, sharing.file]).toEqual([null, null]);
    await sharing.gather();
    const link = sharing.link!.text!;
    expect(link).toMatch(/^https:\/\/skewscope\.example\/site\/lessons\/a-title\/#proof=/);
    expect(unpackProof(payloadIn(link)!)).toEqual(sharing.proof);
    expect(readProofText(sharing.file!.text!)).toEqual(sharing.proof);
  });

  it('makes a file alone of what is longer than links may be', async () => {
    const { page } = await opened();
    await page.draft.add(0, noise(20_000));
    const sharing = new Sharing(page, SITE);
    await sharing.gather();
    expect(sharing.link).toEqual({
      text: null,
      problem: expect.stringMatching(/characters, more than 8000: a file can carry it$/),
    });
    expect(readProofText(sharing.file!.text!)).toEqual(sharing.proof);
  });

  it('makes nothing of what may not be in a link', async () => {
    const { page } = await opened();
    const sharing = new Sharing(page, SITE);
    await sharing.gather();
    const { splitgp } = sharing.proof!.arms;
    sharing.proof = { ...sharing.proof!, arms: { ...sharing.proof!.arms, '9': splitgp! } };
    expect([sharing.link!.text, sharing.file!.text]).toEqual([null, null]);
    expect(sharing.file!.problem).toMatch(/is not a name of an arm/);
  });

  it('keeps what was gathered last, whichever is there first', async () => {
    const waits: (() => void)[] = [];
    const { page } = open({
      answers: (_, round) => new Promise((resolve) => waits.push(() => resolve(keptAt(round)))),
    });
    await page.archive.find();
    const sharing = new Sharing(page, SITE);
    const first = sharing.gather();
    page.change('seed', 5);
    await sharing.gather();
    for (const answer of waits) answer();
    await first;
    expect(sharing.proof).toMatchObject({ tried: { seed: 5 }, evidence: {} });
  });
});
