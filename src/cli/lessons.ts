import { parseArgs } from 'node:util';
import type { Notebook } from '#lib/notebook/notebook.ts';
import type { Command } from './commands.ts';
import { JOBS_HELP, JOBS_OPTION, readJobs } from './jobs.ts';
import { type Judged, judged, type Results, resultsBy, resultsOf, swapped } from './judged.ts';
import { LESSONS, lessonFiles } from './lessonFile.ts';
import { readNotebookFile } from './notebookFile.ts';
import { columns, shown } from './table.ts';
import { withThreads } from './threads.ts';
import { UsageError } from './usage.ts';

/** `skewscope lessons`: runs the arms of notebooks and checks what their prose claims; fails where it does not hold. */
export const lessonsCommand: Command = {
  name: 'lessons',
  summary: 'run the arms of lessons and check what their prose claims',
  help: `usage: skewscope lessons [FILE.md …] [--jobs N]

Runs the arms of notebooks, by default of every lesson in lessons/, each spec
once, and checks every claim of their prose, {{arm.figure ≈ value ± tolerance}}.
Beside the figure stands what it would be were the two arms that are shown first
taken for one another: of a notebook with several arms a claim must then fail.

${JOBS_HELP}

Exit code: 0 all is well, 1 something does not hold, 2 bad usage.`,
  run: checkLessons,
};

async function checkLessons(parameters: string[]): Promise<void> {
  const { files, jobs } = readOptions(parameters);
  const notebooks = await Promise.all(
    (files.length ? files : await lessonFiles(LESSONS)).map(readNotebookFile),
  );
  const checked = await withThreads(jobs, (threads) => {
    const resultBy = resultsBy((spec) => threads.run('trial', [spec, null]));
    return Promise.all(
      notebooks.map(async (lesson) => ({
        ...lesson,
        results: await resultsOf(lesson.notebook, resultBy),
      })),
    );
  });
  const troubles = checked.flatMap(({ file, notebook, results }) => tell(file, notebook, results));
  if (troubles.length) throw new Error(troubles.join('; '));
}

function readOptions(parameters: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: parameters,
      allowPositionals: true,
      options: JOBS_OPTION,
    });
    return { files: positionals, jobs: readJobs(values.jobs) };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Prints the claims of a notebook, and returns what is wrong with them. */
function tell(file: string, notebook: Notebook, results: Results): string[] {
  const claims = judged(notebook, results);
  const others = judged(notebook, swapped(notebook, results));
  console.log(`${file}\n`);
  const rows = claims.map((claim, i) => row(claim, others[i]!));
  console.log(columns([HEAD, ...rows]).join('\n'));
  console.log();
  const failed = claims.filter(({ holds }) => !holds).length;
  const blind = Object.keys(notebook.arms).length > 1 && others.every(({ holds }) => holds);
  return [
    ...(failed ? [`${file}: ${failed} of ${claims.length} claims fail`] : []),
    ...(blind ? [`${file}: no claim fails when two arms are swapped`] : []),
  ];
}

const HEAD = ['', 'line', 'figure', 'claimed', 'is', 'swapped'];

function row({ claim, value, holds }: Judged, other: Judged): string[] {
  return [
    holds ? 'holds' : 'FAILS',
    String(claim.line),
    [claim.arm, ...claim.path].join('.'),
    `${claim.claim.value} ± ${claim.claim.tolerance}`,
    shown(value),
    `${shown(other.value)}${other.holds ? '' : ' fails'}`,
  ];
}
