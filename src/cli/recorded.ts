import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Trace } from '#lib/proof/evidence.ts';
import { openRecordings } from '#lib/recording/recordings.ts';
import type { Answers } from '#lib/sim/snapshot.ts';
import type { Spec } from '#lib/sim/spec.ts';

/** Finds what a folder of static files has recorded of specs; null for one that is not there whole. */
export function recordedIn(folder: string): (spec: Spec) => Promise<Trace | null> {
  const recordings = openRecordings((path) => responseOf(join(folder, path)));
  const trace = async (spec: Spec): Promise<Trace | null> => {
    const run = await recordings.recording(spec);
    if (!run) return null;
    const answers = run.opening.keptRounds.map(async (round) => {
      return [round, (await recordings.answers(run, round)).test] as const;
    });
    const known = new Map<number, Answers>(await Promise.all(answers));
    return { reports: run.reports, answers: (round) => known.get(round) ?? null };
  };
  return (spec) => trace(spec).catch(() => null);
}

async function responseOf(path: string): Promise<Response> {
  return readFile(path).then(
    (bytes) => new Response(bytes),
    () => new Response(null, { status: 404, statusText: 'not there' }),
  );
}
