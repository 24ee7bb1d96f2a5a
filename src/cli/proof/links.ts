import { parseArgs } from 'node:util';
import { addressOf, COMFORTABLE_LINK, payloadIn } from '#lib/proof/address.ts';
import { secondsTogether } from '#lib/proof/estimate.ts';
import { unpackProof, writtenContent } from '#lib/proof/payload.ts';
import type { Proof } from '#lib/proof/proof.ts';
import { specsOf } from '#lib/proof/specs.ts';
import { bySpec } from '../bySpec.ts';
import type { Command } from '../commands.ts';
import { entriesIn, GALLERY } from '../gallery/folder.ts';
import { JOBS_HELP, JOBS_OPTION, readJobs } from '../jobs.ts';
import { LESSONS, lessonFiles } from '../lessonFile.ts';
import { DEFAULT_BASE } from './link.ts';
import { readNotebookFile } from '../notebookFile.ts';
import { armsOnShow, proofOfNotebook, proven } from './proving.ts';
import { recordedIn } from '../recorded.ts';
import { columns } from '../table.ts';
import { type Threads, withThreads } from '../threads.ts';
import { runner, tracesBy } from '../traces.ts';
import { UsageError } from '../usage.ts';

/** Milliseconds within which any link is read. */
const MOST_MS = 50;
const READINGS = 15;

export const linksCommand: Command = {
  name: 'links',
  summary: 'how long the links of every lesson and of the gallery are',
  help: `usage: skewscope links [--json] [--jobs N]

Prints of every lesson and of every entry of static/gallery how many characters its
link has (below ${DEFAULT_BASE}), how many bytes it inflates to, how long it takes to
be read, the median of ${READINGS}, and how long its runs are estimated to take. Evidence of
lessons comes from static/recordings; what is not recorded is run.

  --json                  print a list of objects instead of a table
${JOBS_HELP}

Exit code: 0 done, 1 a link of more than ${COMFORTABLE_LINK} characters, or one that takes more than
${MOST_MS} ms every time it is read, 2 bad usage.`,
  run: links,
};

/** What is measured of one link. */
interface Measured {
  readonly name: string;
  readonly characters: number;
  readonly bytes: number;
  /** Of reading it: the median, and the least. */
  readonly ms: number;
  readonly leastMs: number;
  /** Estimated for all its runs, one after the other. */
  readonly seconds: number;
}

async function links(parameters: string[]): Promise<void> {
  const { json, jobs } = readOptions(parameters);
  const proofs = await withThreads(jobs, async (threads) => [
    ...(await provenLessons(threads)),
    ...(await entriesIn(GALLERY)).map(({ name, proof }) => [name, proof] as const),
  ]);
  const all = proofs.map(([name, proof]) => measured(name, proof));
  console.log(json ? JSON.stringify(all) : columns([HEAD, ...all.map(row)]).join('\n'));
  const troubles = all.flatMap(troublesOf);
  if (troubles.length) throw new Error(troubles.join('; '));
}

function readOptions(parameters: string[]) {
  try {
    const options = { json: { type: 'boolean', default: false }, ...JOBS_OPTION } as const;
    const { values } = parseArgs({ args: parameters, options });
    return { ...values, jobs: readJobs(values.jobs) };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** The proof that every published lesson's link carries, by the lesson's file. */
async function provenLessons(threads: Threads): Promise<(readonly [string, Proof])[]> {
  const recorded = recordedIn('static');
  const runBy = tracesBy(runner(threads, []));
  const traceBy = bySpec(async (spec) => (await recorded(spec)) ?? runBy(spec));
  const lessons = (await lessonFiles(LESSONS)).map(async (file) => {
    const read = await readNotebookFile(file);
    const proof = await proofOfNotebook(read, { tried: {}, readings: [] });
    const arms = armsOnShow(proof, read.notebook.shown);
    return [file, await proven(proof, arms, traceBy)] as const;
  });
  return Promise.all(lessons);
}

function measured(name: string, proof: Proof): Measured {
  const address = addressOf(DEFAULT_BASE, proof);
  const payload = payloadIn(address)!;
  const times = Array.from({ length: READINGS }, () => timed(() => unpackProof(payload))).sort(
    (a, b) => a - b,
  );
  return {
    name,
    characters: address.length,
    bytes: Buffer.byteLength(writtenContent(proof)),
    ms: times[Math.floor(READINGS / 2)]!,
    leastMs: times[0]!,
    seconds: secondsTogether(Object.values(specsOf(proof))),
  };
}

function timed(work: () => void): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

function troublesOf({ name, characters, leastMs }: Measured): string[] {
  return [
    ...(characters > COMFORTABLE_LINK
      ? [`${name}: ${characters} characters are more than ${COMFORTABLE_LINK}`]
      : []),
    ...(leastMs > MOST_MS ? [`${name}: ${leastMs.toFixed(0)} ms are more than ${MOST_MS}`] : []),
  ];
}

const HEAD = ['', 'characters', 'bytes', 'ms to read', 's to run'];

function row({ name, characters, bytes, ms, seconds }: Measured): string[] {
  return [name, String(characters), String(bytes), ms.toFixed(1), seconds.toFixed(0)];
}
