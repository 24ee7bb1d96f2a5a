import { parseArgs } from 'node:util';
import { HASH_DIGITS } from '#lib/recording/runs.ts';
import type { Command } from './commands.ts';
import { JOBS_HELP, JOBS_OPTION, readJobs } from './jobs.ts';
import { openShelf, type Shelf } from './shelf.ts';
import { type Threads, withThreads } from './threads.ts';
import { UsageError } from './usage.ts';
import { type Group, groupsIn, type Wanted } from './wanted.ts';

export const recordCommand: Command = {
  name: 'record',
  summary: "record the runs of every lesson's arms for the site",
  help: `usage: skewscope record [--lessons FOLDER] [--into FOLDER] [--jobs N]

Runs the arms of every lesson, each spec once, lays out and measures the kept
rounds, and writes what the site shows before anything is run live. A run that
this very program has recorded is left alone; one that no lesson shows any more
is removed.

  --lessons FOLDER        where the lessons are (lessons)
  --into FOLDER           where to write, the site's static files (static)
${JOBS_HELP}`,
  run: record,
};

async function record(parameters: string[]): Promise<void> {
  const { lessons, into, jobs } = readOptions(parameters);
  const groups = await groupsIn(lessons);
  const shelf = await openShelf(into);
  await withThreads(jobs, (threads) =>
    Promise.all(groups.map((group) => recordGroup(group, shelf, threads))),
  );
  const entries = groups.flatMap(({ name, runs }) => runs.map(({ id }) => [id, name] as const));
  await shelf.close(Object.fromEntries(entries));
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

/** Records what is missing of a group: the reference first, the others laid out onto it. */
async function recordGroup(group: Group, shelf: Shelf, threads: Threads): Promise<void> {
  const { name, reference } = group;
  const missing = await missingOf(group, shelf);
  if (missing.length === 0) return;
  const trials = new Map(
    missing.map((wanted) => [wanted, threads.run('trial', [wanted.spec, null])]),
  );
  const first = trials.get(reference);
  const onto = first
    ? first.then((trial) => threads.run('chart', [trial, null]))
    : shelf.atlas(reference.id);
  const albums = missing.map(async (wanted) => {
    const trial = await trials.get(wanted)!;
    const atlas =
      wanted === reference ? await onto : await threads.run('chart', [trial, await onto]);
    const survey = await threads.run('survey', [trial, atlas]);
    await shelf.put(wanted.id, { trial, atlas, survey }, ontoWhich(group, wanted));
    console.log(`${wanted.id}  ${trial.fingerprint.slice(0, HASH_DIGITS)}  ${wanted.name}`);
    return trial;
  });
  const [trial] = await Promise.all(albums);
  await shelf.putGroup(name, trial!);
}

async function missingOf(group: Group, shelf: Shelf): Promise<Wanted[]> {
  const there = await Promise.all(
    group.runs.map((wanted) => shelf.has(wanted.id, ontoWhich(group, wanted))),
  );
  return group.runs.filter((_, i) => !there[i]);
}

/** The run onto which a run's maps are laid out; null for the reference itself. */
function ontoWhich({ reference }: Group, wanted: Wanted): string | null {
  return wanted === reference ? null : reference.id;
}
