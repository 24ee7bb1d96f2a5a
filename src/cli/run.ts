import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { spread } from '#lib/measure/spread.ts';
import type { Report } from '#lib/recording/report.ts';
import type { Spec } from '#lib/sim/spec.ts';
import type { Command } from './commands.ts';
import { JOBS_HELP, JOBS_OPTION, readJobs } from './jobs.ts';
import { openOut } from './outFile.ts';
import { progress } from './progress.ts';
import { readData, specOn } from './source.ts';
import { readSpecOf } from './specfile.ts';
import { runTable } from './table.ts';
import { withThreads } from './threads.ts';
import { finalOf, type Trial } from './trial.ts';
import { UsageError } from './usage.ts';
import { wholeIn } from './whole.ts';

const MOST_SEEDS = 100;

export const runCommand: Command = {
  name: 'run',
  summary: 'run an experiment and print its figures',
  help: `usage: skewscope run [SPEC.json] [--set path=value …] [--data idx:IMAGES,LABELS]
                     [--seeds N] [--jobs N] [--json] [--out FILE]

Runs a spec: the default one, or that of a file (- for standard input), with changes.

  --set path=value        change one field, e.g. --set method.contrast.on=false;
                          lists as JSON: --set 'clients.architectures=["mlp-s"]'
  --data idx:IMAGES,LABELS  read images and labels from two IDX files, plain or gzip
  --seeds N               run with N seeds, from the spec's on, and give mean and sd
${JOBS_HELP}
  --json                  print one JSON object instead of a table
  --out FILE              write to a file instead of standard output

Accuracies are 0…1; gated accuracy is at its oracle threshold: one for all
clients, the best on the test set.
Exit code: 0 done, 1 a run that failed, 2 bad usage.`,
  run: runSpec,
};

async function runSpec(parameters: string[]): Promise<void> {
  const options = readOptions(parameters);
  await openOut('--out', options.out);
  const data = await readData(options.data);
  const spec = specOn(data, await readSpecOf(options.file, options.set));
  const seeds = Array.from({ length: options.seeds ?? 1 }, (_, i) => (spec.seed + i) % 2 ** 32);
  const told = progress(seeds.length * spec.method.rounds);
  const trials = await withThreads(options.jobs, (threads) =>
    Promise.all(seeds.map((seed) => threads.run('trial', [{ ...spec, seed }, data], told))),
  );
  const text = options.json
    ? JSON.stringify(report(spec, trials, options.seeds !== undefined))
    : runTable(trials);
  if (options.out === undefined) console.log(text);
  else await writeFile(options.out, `${text}\n`);
}

function readOptions(parameters: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: parameters,
      allowPositionals: true,
      options: {
        set: { type: 'string', multiple: true, default: [] },
        data: { type: 'string' },
        seeds: { type: 'string' },
        ...JOBS_OPTION,
        json: { type: 'boolean', default: false },
        out: { type: 'string' },
      },
    });
    if (positionals.length > 1)
      throw new Error(`${positionals.slice(1).join(' ')}: one spec at most`);
    const seeds =
      values.seeds === undefined ? undefined : wholeIn('--seeds', values.seeds, MOST_SEEDS);
    return { ...values, seeds, jobs: readJobs(values.jobs), file: positionals[0] };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** What `--json` prints: one run, or the spread over seeds. */
function report(spec: Spec, trials: readonly Trial[], seeds: boolean): object {
  const finals = trials.map(finalOf);
  const seconds = trials.reduce((sum, trial) => sum + trial.seconds, 0);
  const msPerStep = trials.reduce((sum, trial) => sum + trial.msPerStep, 0) / trials.length;
  const rounds = trials.map(({ reports }) => reports.map(roundOf));
  return seeds
    ? {
        spec,
        fingerprints: trials.map(({ fingerprint }) => fingerprint),
        seconds,
        msPerStep,
        rounds,
        final: spread(finals),
      }
    : {
        spec,
        fingerprint: trials[0]!.fingerprint,
        seconds,
        msPerStep,
        rounds: rounds[0],
        final: finals[0],
      };
}

/** A round without what is only for maps: a kept round has the figures of the test set, any other those of the probe. */
function roundOf({ kept, figures, tested, ...round }: Report): object {
  return { ...round, kept: kept !== null, figures: tested ?? figures };
}
