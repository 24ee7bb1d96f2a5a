import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { Difference } from '#lib/notebook/difference.ts';
import { armSpec } from '#lib/notebook/arms.ts';
import { readReadings } from '#lib/notebook/readings.ts';
import { applySetting, type Setting } from '#lib/notebook/settings.ts';
import { addressOf, LONGEST_LINK } from '#lib/proof/address.ts';
import { FILE_ENDING, proofFile } from '#lib/proof/file.ts';
import { LinkError, type Proof } from '#lib/proof/proof.ts';
import { roundsTogether } from '../bySpec.ts';
import { claimsOf } from './claims.ts';
import type { Command } from '../commands.ts';
import { JOBS_HELP, JOBS_OPTION, readJobs } from '../jobs.ts';
import { readNotebookFile } from '../notebookFile.ts';
import { openOut } from '../outFile.ts';
import { progress } from '../progress.ts';
import { armsOnShow, type NamedSpec, proofOfNotebook, proofOfSpecs, proven } from './proving.ts';
import { type Data, readData, specOn } from '../source.ts';
import { readSpecOf, setting } from '../specfile.ts';
import { withThreads } from '../threads.ts';
import { runner, tracesBy } from '../traces.ts';
import { UsageError } from '../usage.ts';

/** Where `npm start` serves the site. */
export const DEFAULT_BASE = 'http://localhost:4173/';

export const linkCommand: Command = {
  name: 'link',
  summary: 'run an experiment and print a link that proves what came out',
  help: `usage: skewscope link [SPEC.json [SPEC2.json] | NOTEBOOK.md] [--set path=value …]
                      [--base URL] [--threshold T] [--file FILE] [--jobs N]
                      [--data idx:IMAGES,LABELS]

Runs a spec, the default one if none is named, or two to be compared, or the two
arms that a notebook shows first, and prints a link as the last line of standard
output: whoever opens it, or calls skewscope verify, runs it again and sees whether
the same comes out. All else goes to standard error. Arms are named after their
files. A lesson of lessons/ is linked by its name if it is unchanged, any other
notebook travels whole; data never do.

  --set path=value        change one field of all arms
  --base URL              where the site is (${DEFAULT_BASE}, npm start)
  --threshold T           exit threshold at which exits are compared, 0…1 (0.3)
  --file FILE             write a proof file (…${FILE_ENDING}), of any length
${JOBS_HELP}
  --data idx:IMAGES,LABELS  read images and labels from two IDX files, plain or gzip

A link has ${LONGEST_LINK} characters at most; what needs more fails without --file.
Exit code: 0 done, 1 a run that failed, 2 bad usage or more than a link can carry.`,
  run: link,
};

/** What is to be proven, and which of its arms are run. */
export interface Wanted {
  readonly proof: Proof;
  readonly arms: readonly string[];
}

async function link(parameters: string[]): Promise<void> {
  const { base, file, jobs, ...options } = readOptions(parameters);
  const data = await readData(options.data);
  const { proof, arms } = await wanted(options, data);
  // What is too long before it carries evidence need not be run.
  if (file === undefined) linkTo(base, proof);
  await openOut('--file', file);
  const told = progress(roundsTogether(arms.map((arm) => armSpec(proof, arm, proof.tried))));
  const whole = await withThreads(jobs, (threads) =>
    proven(proof, arms, tracesBy(runner(threads, [data], told))),
  );
  console.error(claimsOf(whole).join('\n'));
  if (file === undefined) return console.log(linkTo(base, whole));
  await writeFile(file, proofFile(whole));
  tellIfShort(base, whole);
}

function readOptions(parameters: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: parameters,
      allowPositionals: true,
      options: {
        set: { type: 'string', multiple: true, default: [] },
        base: { type: 'string', default: DEFAULT_BASE },
        threshold: { type: 'string' },
        file: { type: 'string' },
        data: { type: 'string' },
        ...JOBS_OPTION,
      },
    });
    if (positionals.length > 2)
      throw new Error(`${positionals.slice(2).join(' ')}: two specs at most`);
    if (
      !/^https?:\/\/./.test(values.base) ||
      !URL.canParse(values.base) ||
      values.base.includes('#')
    )
      throw new Error(`--base: ${values.base} is not an address such as ${DEFAULT_BASE}`);
    const readings = readThreshold(values.threshold);
    return { ...values, readings, jobs: readJobs(values.jobs), files: positionals };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** The reading of `--threshold`. @throws Error if it is none that is allowed */
export function readThreshold(text: string | undefined): Setting[] {
  if (text === undefined) return [];
  const settings = [{ path: 'threshold', value: text.trim() === '' ? text : Number(text) }];
  const [problem] = readReadings(settings).problems;
  if (problem !== undefined) throw new Error(`--${problem}`);
  return settings;
}

/** Files, and what options say of them. */
export interface Asked {
  readonly files: readonly string[];
  readonly set: readonly string[];
  readonly readings: readonly Setting[];
}

/** What files ask for: a spec or two, or a notebook. @throws UsageError, SpecError if it cannot be run */
export async function wanted({ files, set, readings }: Asked, data: Data): Promise<Wanted> {
  const [first, second] = files;
  if (!first?.endsWith('.md')) {
    const specs = await namedSpecs(files, set, data);
    return { proof: proofOfSpecs(specs, readings), arms: specs.map(({ name }) => name) };
  }
  if (second !== undefined) throw new UsageError(`${second}: a notebook is linked alone`);
  const read = await readNotebookFile(first);
  const tried = set.map(setting).reduce(applySetting, {} as Difference);
  const proof = await proofOfNotebook(read, { tried, readings });
  const arms = armsOnShow(proof, read.notebook.shown);
  for (const arm of arms) specOn(data, { ...armSpec(proof, arm, tried) });
  return { proof, arms };
}

async function namedSpecs(
  files: readonly string[],
  set: readonly string[],
  data: Data,
): Promise<NamedSpec[]> {
  const specs = (files.length ? files : [undefined]).map(async (file, i) => {
    const spec = specOn(data, await readSpecOf(file, set));
    return { ...namesOf(file, i), spec };
  });
  const [first, second] = await Promise.all(specs);
  if (!second) return [first!];
  return [first!, first!.name === second.name ? { ...second, name: `${second.name}-2` } : second];
}

/** The name and the title of the arm that a file becomes: `one-in-three`, One in three. */
function namesOf(file: string | undefined, place: number) {
  const plain = basename(file ?? '')
    .replace(/\..*$/, '')
    .replaceAll(/[^\w-]+/g, '-')
    .slice(0, 40);
  const name = /^[a-z]/i.test(plain) ? plain : ['run', 'other'][place]!;
  const words = name.replaceAll(/[-_]+/g, ' ').trim();
  return { name, title: words.charAt(0).toUpperCase() + words.slice(1) };
}

/** @throws LinkError if a link cannot carry it */
function linkTo(base: string, proof: Proof): string {
  const address = addressOf(base, proof);
  if (address.length <= LONGEST_LINK) return address;
  throw new LinkError(
    `the link has ${address.length} characters, more than ${LONGEST_LINK}; --file NAME${FILE_ENDING} can carry it`,
  );
}

/** Beside a file the link is an extra. */
function tellIfShort(base: string, proof: Proof): void {
  try {
    console.log(linkTo(base, proof));
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    console.error('a link cannot carry it; the file does');
  }
}
