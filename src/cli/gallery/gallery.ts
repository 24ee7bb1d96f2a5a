import { parseArgs } from 'node:util';
import type { Spec } from '#lib/sim/spec.ts';
import { bySpec } from '../bySpec.ts';
import type { Command } from '../commands.ts';
import { draw, type Sample, sampleOf } from './drawing.ts';
import { type Entry, entriesIn, GALLERY, INDEX, isDone, list, MOST_MAPS, put } from './folder.ts';
import { JOBS_HELP, JOBS_OPTION, readJobs } from '../jobs.ts';
import { line, outcomeOf } from '../proof/outcome.ts';
import { programHash } from '../program.ts';
import { type JudgedArm, replay } from '../proof/replay.ts';
import { type Threads, withThreads } from '../threads.ts';
import { runner } from '../traces.ts';
import { UsageError } from '../usage.ts';

export const galleryCommand: Command = {
  name: 'gallery',
  summary: 'verify and draw the links of the gallery for the site',
  help: `usage: skewscope gallery [--folder FOLDER] [--jobs N]

Runs again what the links in NAME.json of the gallery claim, draws before and after
at the last round as NAME.svg, and writes ${INDEX} for the site. An entry that this
very program has verified is left alone. One that does not verify is named, with the
round; then nothing is listed.

  --folder FOLDER         where the gallery is (${GALLERY})
${JOBS_HELP}

Exit code: 0 every entry verifies, 1 one does not, 2 bad usage.`,
  run: gallery,
};

async function gallery(parameters: string[]): Promise<void> {
  const { folder, jobs } = readOptions(parameters);
  const program = await programHash();
  const entries = await entriesIn(folder);
  const done = await Promise.all(entries.map((entry) => isDone(folder, entry, program)));
  const troubles = await withThreads(jobs, (threads) => {
    const run = runner(threads, []);
    const sampleBy = bySpec(async (spec) => sampleOf(await run(spec)));
    const undone = entries.filter((_, i) => !done[i]);
    return Promise.all(
      undone.map(async (entry) => {
        const svg = await drawn(entry, sampleBy, threads);
        if (svg instanceof Error) return svg.message;
        await put(folder, entry, svg, program);
        console.log(`${entry.name} verified and drawn`);
        return null;
      }),
    );
  });
  const failed = troubles.filter((trouble) => trouble !== null);
  if (failed.length) throw new Error(failed.join('; '));
  await list(folder, entries);
}

function readOptions(parameters: string[]) {
  try {
    const options = { folder: { type: 'string', default: GALLERY }, ...JOBS_OPTION } as const;
    const { values } = parseArgs({ args: parameters, options });
    return { ...values, jobs: readJobs(values.jobs) };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** The picture of an entry that verifies, or an error that says why it does not. */
async function drawn(
  { name, proof }: Entry,
  sampleBy: (spec: Spec) => Promise<Sample>,
  threads: Threads,
): Promise<string | Error> {
  const arms = await replay(proof, async (spec) => (await sampleBy(spec)).trace);
  if (arms.length === 0) return new Error(`${name}: carries nothing to verify`);
  const outcome = outcomeOf(name, proof, arms);
  if (outcome.verdict !== 'verified')
    return new Error(`${line(outcome)}; it does not verify any more`);
  const shown = arms.slice(0, MOST_MAPS).map(async ({ title, spec }: JudgedArm) => {
    return [title, await sampleBy(spec)] as const;
  });
  return draw(await Promise.all(shown), threads);
}
