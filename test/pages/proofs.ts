import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { sha256 } from '@noble/hashes/sha2.js';
import { deflateSync } from 'fflate';
import { armSpec } from '#lib/notebook/arms.ts';
import { readNotebook } from '#lib/notebook/notebook.ts';
import { evidenceOf } from '#lib/proof/evidence.ts';
import { maker } from '#lib/proof/program.ts';
import type { Evidence, Proof } from '#lib/proof/proof.ts';
import { openRecordings } from '#lib/recording/recordings.ts';
import type { Answers } from '#lib/sim/snapshot.ts';
import { LESSONS } from './visit.ts';

/** The lesson whose arms the tests share. */
export const LESSON = LESSONS.at(-1)!;
export const LESSON_NAME = LESSON.path.replace('/lessons/', '');

const recordings = openRecordings(async (path) => new Response(await readFile(`static/${path}`)));
const { notebook } = readNotebook(readFileSync(LESSON.file, 'utf8'), LESSON.file);

/** The proof of a lesson's two arms that are shown first, with the evidence that was recorded. */
export async function lessonProof(changes: Partial<Proof> = {}): Promise<Proof> {
  const names = Object.values(notebook.shown!);
  const evidence = await Promise.all(names.map(async (name) => [name, await recorded(name)]));
  return {
    maker: maker(),
    notebook: { lesson: LESSON_NAME },
    spec: notebook.spec,
    arms: notebook.arms,
    tried: {},
    readings: [],
    evidence: Object.fromEntries(evidence) as Proof['evidence'],
    ...changes,
  };
}

/** The text of the lesson, under another title. */
export function lessonText(title: string): string {
  return readFileSync(LESSON.file, 'utf8').replace(/^title: .*$/m, `title: ${title}`);
}

/** A proof in which other evidence is claimed of the arm on the right. */
export function altered(proof: Proof, change: (evidence: Evidence) => Partial<Evidence>): Proof {
  const { after } = notebook.shown!;
  const evidence = proof.evidence[after]!;
  return {
    ...proof,
    evidence: { ...proof.evidence, [after]: { ...evidence, ...change(evidence) } },
  };
}

/** A payload of any content, of which only format and checksum are right. */
export function payloadOf(text: string, format = 1): string {
  const bytes = new TextEncoder().encode(text);
  const head = [format, ...sha256(bytes).subarray(0, 6)];
  return Buffer.from([...head, ...deflateSync(bytes)]).toString('base64url');
}

async function recorded(name: string): Promise<Evidence> {
  const arm = (await recordings.recording(armSpec(notebook, name)))!;
  const rounds = arm.opening.keptRounds;
  const answers = new Map<number, Answers>();
  for (const round of rounds) answers.set(round, (await recordings.answers(arm, round)).test);
  const trace = { reports: arm.reports, answers: (round: number) => answers.get(round) ?? null };
  return evidenceOf(trace, { rounds, threshold: 0.3 })!;
}
