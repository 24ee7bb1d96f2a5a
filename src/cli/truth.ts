import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { spread } from '#lib/measure/spread.ts';
import { type Difference, merge } from '#lib/notebook/difference.ts';
import type { Command } from './commands.ts';
import { JOBS_HELP, JOBS_OPTION, readJobs } from './jobs.ts';
import {
  type Arm,
  ARMS,
  DIFFERENCES,
  holds,
  LEVELS,
  type Promised,
  type Results,
  TITLES,
} from './promises.ts';
import { type Data, readData, specOn } from './source.ts';
import { columns, shown } from './table.ts';
import { type Threads, withThreads } from './threads.ts';
import { finalOf } from './trial.ts';
import { UsageError } from './usage.ts';

const SEEDS = [1, 2, 3];

export const truthCommand: Command = {
  name: 'truth',
  summary: 'check on real digits and on glyphs that skew and its cure stand',
  help: `usage: skewscope truth [--jobs N]

Runs SplitGP and HARMONY's arms with three seeds each on the MNIST test set with
12 clients (from the folder mnist-10k of the folder that the environment variable
SKEWSCOPE_DATA names) and on the built-in glyphs with the default spec, prints
the figures, and fails unless heterogeneity costs what it is said to cost and
both parts of HARMONY together repay it.

${JOBS_HELP}`,
  run: truth,
};

async function truth(parameters: string[]): Promise<void> {
  const jobs = readOptions(parameters);
  const digits = await realDigits();
  const promises = [...LEVELS, ...DIFFERENCES];
  const all = await withThreads(jobs, async (threads) => {
    const base = { clients: { count: 12 } };
    const title = 'MNIST test set, 12 clients';
    const onDigits = digits ? await judge(threads, digits, title, base, promises) : [];
    return [...onDigits, ...(await judge(threads, null, 'Glyphs, default spec', {}, DIFFERENCES))];
  });
  const failed = all.filter((held) => !held).length;
  console.log(
    `${all.length - failed} passed, ${failed} failed, ${digits ? 0 : promises.length} skipped`,
  );
  if (failed) throw new Error(`${failed} of ${all.length} promises do not hold`);
}

function readOptions(parameters: string[]): number {
  try {
    return readJobs(parseArgs({ args: parameters, options: JOBS_OPTION }).values.jobs);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

async function realDigits(): Promise<Data> {
  const folder = process.env['SKEWSCOPE_DATA'];
  const files = ['images-idx3', 'labels-idx1'].map((part) => `t10k-${part}-ubyte.gz`);
  if (folder)
    return readData(`idx:${files.map((file) => join(folder, 'mnist-10k', file)).join(',')}`);
  console.log(
    `SKIPPED: real digits. SKEWSCOPE_DATA is unset; set it to a folder with mnist-10k/${files.join(' and ')},`,
  );
  console.log('the test set of The MNIST database (LeCun, Cortes, Burges).\n');
  return null;
}

/** Runs all arms on the data, prints their figures and which promises hold. */
async function judge(
  threads: Threads,
  data: Data,
  title: string,
  base: Difference,
  promises: readonly Promised[],
): Promise<boolean[]> {
  const arms = Object.keys(ARMS) as Arm[];
  const entries = await Promise.all(
    arms.map(async (arm) => [arm, await figuresOf(threads, data, merge(base, ARMS[arm]))] as const),
  );
  const results = Object.fromEntries(entries) as Results;
  console.log(`${title}, seeds ${SEEDS.join(', ')}\n`);
  console.log(columns([HEAD, ...arms.map((arm) => row(results, arm))]).join('\n'));
  console.log();
  for (const promised of promises) {
    const { says, value, side, bound } = promised;
    console.log(
      `${holds(promised, results) ? 'holds' : 'FAILS'}  ${says}: ${value(results).toFixed(3)}, ${side} ${bound}`,
    );
  }
  console.log();
  return promises.map((promised) => holds(promised, results));
}

async function figuresOf(threads: Threads, data: Data, difference: Difference) {
  const trials = await Promise.all(
    SEEDS.map((seed) => threads.run('trial', [specOn(data, merge(difference, { seed })), data])),
  );
  return spread(trials.map(finalOf));
}

const HEAD = ['', 'server ID', 'server OOD', 'gated ρ=1', 'trunk skew'];

function row(results: Results, arm: Arm): string[] {
  const { serverAccuracyId, serverAccuracyOod, gated, skew } = results[arm];
  return [
    TITLES[arm],
    ...[serverAccuracyId, serverAccuracyOod, gated['1'], skew.trunk].map((value) =>
      shown(value?.mean),
    ),
  ];
}
