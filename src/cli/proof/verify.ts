import { parseArgs } from 'node:util';
import { specsOf } from '#lib/proof/specs.ts';
import { type Spec, specHash } from '#lib/sim/spec.ts';
import { roundsTogether } from '../bySpec.ts';
import type { Command } from '../commands.ts';
import { JOBS_HELP, JOBS_OPTION, readJobs } from '../jobs.ts';
import {
  codeOf,
  line,
  type Outcome,
  outcomeOf,
  summary,
  tally,
  unjudged,
  WORDS,
} from './outcome.ts';
import { playedOtherwise } from './played.ts';
import { endProgress, progress } from '../progress.ts';
import { type JudgedArm, replay } from './replay.ts';
import { readData } from '../source.ts';
import { type Submission, submissionsIn, tellBeside } from './submission.ts';
import { withThreads } from '../threads.ts';
import { type PlayableTrace, playableTrace } from '../trace.ts';
import { NoData, runner, tracesBy } from '../traces.ts';
import { UsageError } from '../usage.ts';

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'run what links claim again, and say whether it comes out the same',
  help: `usage: skewscope verify LINK|FILE … [--json] [--jobs N] [--data idx:IMAGES,LABELS]

Runs every spec that the links claim something of, each once however many links
share it, and compares hashes, answers, exits and figures. An argument is a link
(quote it), the part of one from #proof= on, a proof file, an exported playback, or
a file with a link on each line, in which blank lines and lines with # are skipped;
- is standard input. Of a playback, what it plays is compared too, but for its maps.
Settings behind a proof in its link are not judged; standard error says so.

  verified        every hash and figure is as claimed, bit for bit
  same decisions  every answer and exit is as claimed, some bits are not
  diverged        something else came out, from the round that is named on
  not a link      it cannot be read; the sentence says why
  no evidence     a link that claims nothing, so that there is nothing to verify
  no data         it was run on a file of data that --data does not give
  failed          its run failed

  --json                  print one JSON object: results and summary
${JOBS_HELP}
  --data idx:IMAGES,LABELS  the data of links that were run on a file; repeat it for several

Exit code: 0 verified, 3 same decisions, 4 diverged, 2 not a link, no evidence, no
data or bad usage, 1 a run that failed; of several links the gravest, in the order
2, 1, 4, 3, 0.`,
  run: verify,
};

async function verify(parameters: string[]): Promise<number> {
  const { links, json, jobs, data } = readOptions(parameters);
  const datasets = await Promise.all(data.map(readData));
  const submissions = (await Promise.all(links.map(submissionsIn))).flat();
  tellBeside(submissions);
  const outcomes = await withThreads(jobs, async (threads) => {
    const run = runner(threads, datasets, progress(roundsOf(submissions)));
    const traceBy = tracesBy(run, playableTrace);
    return Promise.all(submissions.map((submission) => outcomeBy(submission, traceBy)));
  });
  endProgress();
  if (json) console.log(JSON.stringify(report(outcomes)));
  else console.log([...outcomes.map(line), ...summed(outcomes)].join('\n'));
  return codeOf(outcomes);
}

function readOptions(parameters: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: parameters,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        data: { type: 'string', multiple: true, default: [] },
        ...JOBS_OPTION,
      },
    });
    if (positionals.length === 0) throw new Error('no link and no file is named');
    return { ...values, jobs: readJobs(values.jobs), links: positionals };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function roundsOf(submissions: readonly Submission[]): number {
  return roundsTogether(
    submissions.flatMap(({ proof }) =>
      typeof proof === 'string' ? [] : Object.values(specsOf(proof)),
    ),
  );
}

function summed(outcomes: readonly Outcome[]): string[] {
  return outcomes.length > 1 ? [summary(outcomes)] : [];
}

/** Never rejects: what is wrong with one submission is no matter of the others. */
async function outcomeBy(
  { source, proof, played }: Submission,
  traceBy: (spec: Spec) => Promise<PlayableTrace>,
): Promise<Outcome> {
  if (typeof proof === 'string') return unjudged(source, 'not a link', proof);
  try {
    const arms = await replay(proof, traceBy);
    if (arms.length === 0) return unjudged(source, 'no evidence', 'it carries nothing to verify');
    const outcome = outcomeOf(source, proof, arms);
    if (played === undefined || outcome.verdict !== 'verified') return outcome;
    const other = await playedOtherwise(played, arms, traceBy);
    return other ? { ...outcome, verdict: 'diverged', ...other } : outcome;
  } catch (error) {
    const word = error instanceof NoData ? 'no data' : 'failed';
    return unjudged(source, word, (error as Error).message);
  }
}

function report(outcomes: readonly Outcome[]): object {
  const results = outcomes.map(({ arms, ...outcome }) => ({
    ...outcome,
    arms: arms.map(armReport),
  }));
  return { results, summary: { links: outcomes.length, ...tally(outcomes) } };
}

/** Specs are long: their hashes tell them apart. */
function armReport({ name, title, spec, verdict: { kind, ...verdict } }: JudgedArm): object {
  return { name, title, spec: specHash(spec), verdict: WORDS[kind], round: null, ...verdict };
}
