import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { armSpec } from '#lib/notebook/arms.ts';
import { readReadings } from '#lib/notebook/readings.ts';
import type { Setting } from '#lib/notebook/settings.ts';
import { MAP_SETTINGS } from '#lib/project/settings.ts';
import { payloadIn } from '#lib/proof/address.ts';
import { proofFile } from '#lib/proof/file.ts';
import { maker } from '#lib/proof/program.ts';
import type { Proof } from '#lib/proof/proof.ts';
import { packPlayback, type PlayedArm } from '#lib/recording/playback.ts';
import { writePage } from '#lib/recording/playbackPage.ts';
import { canonicalJson } from '#lib/sim/canonical.ts';
import { type Spec, specHash } from '#lib/sim/spec.ts';
import { bySpec, roundsTogether } from './bySpec.ts';
import { claimsOf } from './proof/claims.ts';
import type { Command } from './commands.ts';
import { film } from './film.ts';
import { JOBS_HELP, JOBS_OPTION, readJobs } from './jobs.ts';
import { type Asked, readThreshold, wanted, type Wanted } from './proof/link.ts';
import { onlyProof } from './proof/open.ts';
import { openOut } from './outFile.ts';
import { progress } from './progress.ts';
import { armsOnShow, proven } from './proof/proving.ts';
import { type Data, readData, specOn } from './source.ts';
import { withThreads } from './threads.ts';
import { toldOf } from './proof/told.ts';
import { traceOf } from './trace.ts';
import { runner } from './traces.ts';
import { UsageError } from './usage.ts';

/** The page of playbacks, below the folder of the program. */
const TEMPLATE = 'static/player/player.html';

export const exportCommand: Command = {
  name: 'export',
  summary: 'run an experiment and write it as one HTML file that plays it',
  help: `usage: skewscope export LINK|FILE|SPEC.json [SPEC2.json]|NOTEBOOK.md --out FILE.html
                        [--set path=value …] [--threshold T] [--jobs N]
                        [--data idx:IMAGES,LABELS]

Runs what a link, a proof file or an exported playback carries, a spec or two to be
compared, or the two arms that a notebook shows first, and writes a playback: one
HTML file that opens from disk, offline, with maps, figures and every answer of the
kept rounds, the specs and evidence of what came out. skewscope verify accepts it.

  --out FILE.html         where to write it
  --set path=value        change one field of all arms; not of what a link carries
  --threshold T           exit threshold that is set at first, 0…1 (0.3); not of a link
${JOBS_HELP}
  --data idx:IMAGES,LABELS  read images and labels from two IDX files, plain or gzip

Exit code: 0 done, 1 a run that failed, 2 bad usage.`,
  run: exportPlayback,
};

async function exportPlayback(parameters: string[]): Promise<void> {
  const { out, jobs, ...options } = readOptions(parameters);
  const [template, data] = await Promise.all([readTemplate(), readData(options.data)]);
  const { proof, arms } = await wantedOf(options, data);
  await openOut('--out', out);
  const named = arms.map((name) => {
    const spec = specOn(data, { ...armSpec(proof, name, proof.tried) });
    return { name, title: proof.arms[name]!.title, spec };
  });
  const told = progress(roundsTogether(named.map(({ spec }) => spec)));
  const played = await withThreads(jobs, (threads) =>
    film(named, bySpec(runner(threads, [data], told)), threads),
  );
  const whole = await proven({ ...proof, maker: maker() }, arms, traceIn(played));
  const html = await pageOf(template, whole, played);
  await writeFile(out, html);
  console.error(claimsOf(whole).join('\n'));
  for (const name of arms) tellIfOther(name, proof, whole);
  console.error(`${out}: ${(Buffer.byteLength(html) / 1e6).toFixed(2)} MB`);
}

function readOptions(parameters: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: parameters,
      allowPositionals: true,
      options: {
        set: { type: 'string', multiple: true, default: [] },
        threshold: { type: 'string' },
        out: { type: 'string' },
        data: { type: 'string' },
        ...JOBS_OPTION,
      },
    });
    if (positionals.length > 2)
      throw new Error(`${positionals.slice(2).join(' ')}: two specs at most`);
    if (values.out === undefined) throw new Error('--out: the file to write is not named');
    const readings = readThreshold(values.threshold);
    return {
      ...values,
      out: values.out,
      readings,
      jobs: readJobs(values.jobs),
      files: positionals,
    };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

async function readTemplate(): Promise<string> {
  return readFile(TEMPLATE, 'utf8').catch(() => {
    throw new UsageError(`${TEMPLATE} is not there: npm run build:player makes it`);
  });
}

async function wantedOf(asked: Asked, data: Data): Promise<Wanted> {
  const [file] = asked.files;
  if (file === undefined || !(await carriesProof(file))) return wanted(asked, data);
  const [extra] = [...asked.files.slice(1), ...asked.set, ...asked.readings.map(written)];
  if (extra !== undefined) throw new UsageError(`${extra}: what a link carries is run as it is`);
  const proof = await onlyProof(file);
  return { proof, arms: armsOnShow(proof, (await toldOf(proof)).shown) };
}

function written({ path, value }: Setting): string {
  return `--${path} ${String(value)}`;
}

/** Whether an argument is a link, or the file of a proof; else it is that of a spec or of a notebook. */
async function carriesProof(argument: string): Promise<boolean> {
  if (payloadIn(argument) !== null) return true;
  if (argument === '-' || argument.endsWith('.md')) return false;
  const text = await readFile(argument, 'utf8').catch(() => '');
  return /^\s*</.test(text) || /"skewscope"\s*:/.test(text) || payloadIn(text) !== null;
}

/** What is compared of a spec that was run. */
function traceIn(played: readonly PlayedArm[]) {
  return async (spec: Spec) => {
    const { reports } = played.find((arm) => specHash(arm.spec) === specHash(spec))!;
    return traceOf({ reports });
  };
}

async function pageOf(template: string, proof: Proof, arms: readonly PlayedArm[]): Promise<string> {
  const { threshold, rho, stage, colour, round } = readReadings(proof.readings).readings;
  const { neighbours, minDist } = MAP_SETTINGS;
  const stored = packPlayback({
    title: (await toldOf(proof)).title,
    maker: proof.maker,
    readings: { threshold, rho, stage, colour, round },
    settings: { neighbours, minDist },
    arms,
  });
  return writePage(template, stored, proofFile(proof));
}

/** What a link claimed is not in the file: it holds what came out. */
function tellIfOther(name: string, { evidence }: Proof, { evidence: found }: Proof): void {
  if (
    !Object.hasOwn(evidence, name) ||
    canonicalJson(evidence[name]) === canonicalJson(found[name])
  )
    return;
  console.error(
    `skewscope: ${name}: not what the link claims came out; skewscope verify says more`,
  );
}
