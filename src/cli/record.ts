import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { stringify } from 'devalue';
import { armSpec } from '#lib/notebook/arms.ts';
import { readNotebook } from '#lib/notebook/notebook.ts';
import { pack } from '#lib/recording/packing.ts';
import {
  indexPath,
  keptPath,
  type RecordingIndex,
  type StoredArm,
} from '#lib/recording/recordings.ts';
import { ENGINE } from '#lib/sim/engine/backend.ts';
import type { Atlas } from './atlas.ts';
import type { Command } from './commands.ts';
import { JOBS_HELP, JOBS_OPTION, readJobs } from './jobs.ts';
import { type Threads, withThreads } from './threads.ts';
import type { Trial } from './trial.ts';
import { UsageError } from './usage.ts';

export const recordCommand: Command = {
  name: 'record',
  summary: "record the runs of every lesson's arms for the site",
  help: `usage: skewscope record [--lessons FOLDER] [--into FOLDER] [--jobs N]

Runs every arm of every lesson, lays out its kept rounds, and writes what the
site shows before anything is run live. A lesson whose text and whose program
have not changed since its last recording is left alone.

  --lessons FOLDER        where the lessons are (lessons)
  --into FOLDER           where to write, the site's static files (static)
${JOBS_HELP}`,
  run: record,
};

/** A trial with its maps. */
interface Charted {
  readonly trial: Trial;
  readonly atlas: Atlas;
}

async function record(parameters: string[]): Promise<void> {
  const { lessons, into, jobs } = readOptions(parameters);
  for (const file of (await readdir(lessons)).filter((name) => name.endsWith('.md')).sort()) {
    const text = await readFile(join(lessons, file), 'utf8');
    await recordLesson(file.slice(0, -'.md'.length), text, into, jobs);
  }
}

function readOptions(parameters: string[]) {
  try {
    const options = {
      lessons: { type: 'string', default: 'lessons' },
      into: { type: 'string', default: 'static' },
      ...JOBS_OPTION,
    } as const;
    const { values } = parseArgs({ args: parameters, options });
    return { ...values, jobs: readJobs(values.jobs) };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

async function recordLesson(
  lesson: string,
  text: string,
  into: string,
  jobs: number,
): Promise<void> {
  const { notebook } = readNotebook(text, `${lesson}.md`);
  const key = await keyOf(text);
  const index = join(into, indexPath(lesson));
  if ((await keyAt(index)) === key) return console.log(`${lesson}: recorded already`);

  const names = Object.keys(notebook.arms);
  const specs = names.map((name) => [name, armSpec(notebook, name)] as const);
  const arms = await withThreads(jobs, (threads) => runAll(threads, specs));
  await rm(dirname(index), { recursive: true, force: true });
  await mkdir(dirname(index), { recursive: true });
  for (const [name, { trial, atlas }] of arms) {
    for (const { round, kept } of trial.reports) {
      if (kept)
        await write(
          join(into, keptPath(lesson, name, round)),
          pack({ ...kept, layouts: atlas.get(round)!.maps }),
        );
    }
  }
  await write(index, indexOf(arms));
  await writeFile(`${index}.key`, key);
  for (const [name, { trial }] of arms)
    console.log(`${lesson}: ${name.padEnd(12)} ${trial.fingerprint}`);
}

/** Runs all arms side by side; then lays out the first, and the others onto it. */
async function runAll(
  threads: Threads,
  specs: readonly (readonly [string, Trial['spec']])[],
): Promise<[string, Charted][]> {
  const trials = await Promise.all(specs.map(([, spec]) => threads.run('trial', [spec, null])));
  const first = await threads.run('chart', [trials[0]!, null]);
  const atlases = await Promise.all(
    trials.map((trial, i) => (i === 0 ? first : threads.run('chart', [trial, first]))),
  );
  return specs.map(([name], i) => [name, { trial: trials[i]!, atlas: atlases[i]! }]);
}

function indexOf(arms: readonly (readonly [string, Charted])[]): RecordingIndex {
  return {
    format: 1,
    engine: ENGINE,
    opening: arms[0]![1].trial.opening,
    arms: Object.fromEntries(arms.map(([name, { trial }]) => [name, stored(trial)])),
  };
}

function stored({ spec, fingerprint, reports, opening }: Trial): StoredArm {
  return {
    spec,
    fingerprint,
    cards: opening.clients.map(({ architecture, parameters, flops }) => ({
      architecture,
      parameters,
      flops,
    })),
    reports: reports.map((report) => rounded({ ...report, kept: null })),
  };
}

/** The same with every number rounded to a hundred-thousandth, which is more than the page shows. */
function rounded<T>(value: T): T {
  if (typeof value === 'number') return (Math.round(value * 1e5) / 1e5) as T;
  if (Array.isArray(value)) return value.map(rounded) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, rounded(part)]),
  ) as T;
}

/** Changes whenever the lesson or this program does. */
async function keyOf(text: string): Promise<string> {
  const program = dirname(fileURLToPath(import.meta.url));
  const hash = createHash('sha256').update(text);
  for (const file of (await readdir(program, { recursive: true })).sort()) {
    if (file.endsWith('.js')) hash.update(await readFile(join(program, file)));
  }
  return hash.digest('hex');
}

async function keyAt(index: string): Promise<string | null> {
  return readFile(`${index}.key`, 'utf8').catch(() => null);
}

function write(path: string, value: unknown): Promise<void> {
  return writeFile(path, stringify(value));
}
