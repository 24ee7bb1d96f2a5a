import { sharedPart } from '#lib/recording/groups.ts';
import type { PlayedArm } from '#lib/recording/playback.ts';
import type { Spec } from '#lib/sim/spec.ts';
import type { Atlas } from './atlas.ts';
import type { NamedSpec } from './proof/proving.ts';
import type { Threads } from './threads.ts';
import type { RunSpec } from './traces.ts';
import type { Trial } from './trial.ts';

/**
 * Runs specs and lays out their kept rounds, each spec once: the first by itself, another with the same points as the
 * first onto it.
 */
export async function film(
  named: readonly NamedSpec[],
  runSpec: RunSpec,
  threads: Threads,
): Promise<PlayedArm[]> {
  const trials = named.map(({ spec }) => runSpec(spec));
  const onto = trials[0]!.then((trial) => threads.run('chart', [trial, null]));
  const arms = named.map(async ({ name, title, spec }, i) => {
    const trial = await trials[i]!;
    const reference = sharePoints(spec, named[0]!.spec) ? await onto : null;
    const atlas = i === 0 ? await onto : await threads.run('chart', [trial, reference]);
    return playedArm({ name, title }, trial, atlas);
  });
  return Promise.all(arms);
}

function sharePoints(a: Spec, b: Spec): boolean {
  return sharedPart(a) === sharedPart(b);
}

function playedArm(
  named: Pick<NamedSpec, 'name' | 'title'>,
  { spec, opening, reports, fingerprint }: Trial,
  atlas: Atlas,
): PlayedArm {
  const kept = new Map(reports.flatMap(({ round, kept }) => (kept ? [[round, kept]] : [])));
  return {
    ...named,
    ...{ spec, opening, reports, fingerprint },
    answers: (round) => kept.get(round)!,
    map: (round, stage) => ({ ...atlas.get(round)!.maps[stage], by: 'umap' }),
  };
}
