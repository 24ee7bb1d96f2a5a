import { parseArgs } from 'node:util';
import { type Difference, valueAt } from '#lib/notebook/difference.ts';
import { FIGURES } from '#lib/notebook/figureNames.ts';
import { readFigure } from '#lib/notebook/figureText.ts';
import { ENGINE } from '#lib/sim/profile.ts';
import { readSpec } from '#lib/sim/spec.ts';
import type { Command } from '../commands.ts';
import { gridOf, plain, pointName, readVaried, type Varied } from './grid.ts';
import { INTERRUPTED, Interrupted, untilInterrupted } from '../interrupt.ts';
import { JOBS_HELP, JOBS_OPTION, readJobs } from '../jobs.ts';
import { type Planned, planned } from './plan.ts';
import { endProgress, progress } from '../progress.ts';
import { openSheet, type Sheet } from './sheet.ts';
import { type Data, readData } from '../source.ts';
import { readSpecOf } from '../specfile.ts';
import { type Threads, withThreads } from '../threads.ts';
import { finalOf, type Trial } from '../trial.ts';
import { UsageError } from '../usage.ts';
import { wholeIn } from '../whole.ts';

const MOST_SEEDS = 100;
const KEY = 'spec';
const FIGURE_NAMES = Object.keys(FIGURES);

export const sweepCommand: Command = {
  name: 'sweep',
  summary: 'run a grid of specs and seeds into a CSV file; goes on where it stopped',
  help: `usage: skewscope sweep [SPEC.json] --vary path=a,b,c [--vary …] [--seeds N] --out FILE.csv
                       [--set path=value …] [--data idx:IMAGES,LABELS] [--jobs N]

Runs every combination of values with every seed, and writes a row for each run:
the varied fields, the seed, the hash of the spec, the fingerprint, the engine,
seconds, and every figure of the last round. A row is written as soon as its run ends. The same
command again runs what is missing: Ctrl-C loses the runs in flight and no other.
At the end rows stand in the order of the grid; rows of other grids with the same
columns stay, after them. A file of another engine is not continued.

  --vary path=a,b,c       values of one field; lists and groups as JSON:
                          --vary 'clients.architectures=["mlp-s"],["mlp-s","cnn-s"]'
  --seeds N               N seeds each, from the spec's on (1)
  --out FILE.csv          where to write (RFC 4180); continued if it is there
  --set path=value        change one field for all runs
  --data idx:IMAGES,LABELS  read images and labels from two IDX files, plain or gzip
${JOBS_HELP}

Exit code: 0 done, 1 runs that failed (the others are in the file), 2 bad usage,
130 stopped by Ctrl-C.`,
  run: sweep,
};

async function sweep(parameters: string[]): Promise<number> {
  const { file, set, vary, seeds, out, jobs, ...options } = readOptions(parameters);
  const data = await readData(options.data);
  const shared = await readSpecOf(file, set);
  const plan = planned(gridOf(vary, readSpecSeed(shared), seeds), shared, data);
  const sheet = await openSheet(out, columnsOf(vary), KEY, { engine: ENGINE });
  const missing = plan.filter(({ hash }) => !sheet.has(hash));
  const begun = plan.length - missing.length;
  if (begun) console.error(`${out} has ${begun} of ${plan.length} runs`);
  try {
    const failures = await withThreads(jobs, (threads) =>
      untilInterrupted(runAll(missing, data, sheet, threads)),
    );
    await sheet.order(plan.map(({ hash }) => hash));
    endProgress();
    for (const failure of failures) console.error(`skewscope: ${failure}`);
    const { length } = failures;
    return length ? told(1, `${length} of ${plan.length} runs failed and have no row`) : 0;
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    await sheet.settled();
    endProgress();
    const there = plan.filter(({ hash }) => sheet.has(hash)).length;
    return told(
      INTERRUPTED,
      `${out} has ${there} of ${plan.length} runs; the same command goes on`,
    );
  }
}

function told(code: number, sentence: string): number {
  console.error(`skewscope: ${sentence}`);
  return code;
}

function readOptions(parameters: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: parameters,
      allowPositionals: true,
      options: {
        vary: { type: 'string', multiple: true, default: [] },
        seeds: { type: 'string', default: '1' },
        out: { type: 'string' },
        set: { type: 'string', multiple: true, default: [] },
        data: { type: 'string' },
        ...JOBS_OPTION,
      },
    });
    if (positionals.length > 1)
      throw new Error(`${positionals.slice(1).join(' ')}: one spec at most`);
    if (values.out === undefined) throw new Error('--out: the file of results is not named');
    const seeds = wholeIn('--seeds', values.seeds, MOST_SEEDS);
    const vary = values.vary.map(readVary);
    refuseTwice(vary);
    const jobs = readJobs(values.jobs);
    return { ...values, out: values.out, vary, seeds, jobs, file: positionals[0] };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function readVary(text: string): Varied {
  try {
    return readVaried(text);
  } catch (error) {
    throw new Error(`--vary ${(error as Error).message}`, { cause: error });
  }
}

function refuseTwice(vary: readonly Varied[]): void {
  const paths = vary.map(({ path }) => path);
  const twice = paths.find((path, i) => paths.indexOf(path) < i);
  if (twice) throw new Error(`--vary ${twice} is there twice`);
}

/** The seed that a difference names, or the default one. */
function readSpecSeed({ seed }: Difference): number {
  return readSpec(seed === undefined ? {} : { seed }).seed;
}

function columnsOf(vary: readonly Varied[]): string[] {
  const paths = vary.map(({ path }) => path);
  return [...paths, 'seed', KEY, 'fingerprint', 'engine', 'seconds', ...FIGURE_NAMES];
}

/** Runs what is missing and writes each row when its run ends; a line for each run that failed. */
async function runAll(
  missing: readonly Planned[],
  data: Data,
  sheet: Sheet,
  threads: Threads,
): Promise<string[]> {
  const told = progress(missing.reduce((sum, { spec }) => sum + spec.method.rounds, 0));
  const runs = missing.map(async (point) => {
    const run = threads.run('trial', [point.spec, data], told);
    const trial = await run.catch((error: Error) => error);
    if (trial instanceof Error) return [`${pointName(point)}: ${trial.message}`];
    await sheet.add(rowOf(point, trial));
    return [];
  });
  return (await Promise.all(runs)).flat();
}

function rowOf({ settings, seed, hash }: Planned, trial: Trial): string[] {
  const final = finalOf(trial);
  const figures = FIGURE_NAMES.map((name) => valueAt(final, readFigure(`run.${name}`).path) ?? '');
  return [
    ...settings.map(({ value }) => plain(value)),
    String(seed),
    hash,
    trial.fingerprint,
    ENGINE,
    trial.seconds.toFixed(2),
    ...figures.map(String),
  ];
}
