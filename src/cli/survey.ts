import { geometry } from '#lib/measure/geometry.ts';
import { probed } from '#lib/measure/probed.ts';
import { finished } from '#lib/project/making.ts';
import { nullPair } from '#lib/project/nullPair.ts';
import { MAP_SETTINGS } from '#lib/project/settings.ts';
import { mapped } from '#lib/recording/mapped.ts';
import type { Geometries } from '#lib/recording/recordings.ts';
import type { NullMotion } from '#lib/recording/report.ts';
import { type Stage, STAGES } from '#lib/sim/snapshot.ts';
import { type Atlas, settled, startOf } from './atlas.ts';
import type { Trial } from './trial.ts';

/** What is measured of a trial's features, and how far its last maps move when nothing has changed. */
export interface Survey {
  /** By kept round. */
  readonly geometries: ReadonlyMap<number, Geometries>;
  readonly nullMotions: Readonly<Record<Stage, NullMotion>>;
}

/** Surveys every kept round of a trial; its maps are where the null motion starts. */
export function survey(trial: Trial, atlas: Atlas): Survey {
  const { opening, reports } = trial;
  const asked = probed(opening);
  const geometries = new Map<number, Geometries>();
  for (const { round, kept } of reports) {
    if (kept)
      geometries.set(
        round,
        byStage((stage) => geometry(asked, kept.features[stage])),
      );
  }
  return { geometries, nullMotions: byStage((stage) => nullMotion(trial, atlas, stage)) };
}

/** The last round's features, laid out twice. */
function nullMotion({ spec, opening, reports }: Trial, atlas: Atlas, stage: Stage): NullMotion {
  const { round, kept } = reports.at(-1)!;
  const features = mapped(opening, kept!.features[stage]);
  const settings = { ...MAP_SETTINGS, seed: spec.seed };
  const from = startOf(atlas.get(round)?.maps[stage]);
  const [first, second] = finished(nullPair(features, settings, from));
  return { first: settled(first), second: settled(second) };
}

function byStage<T>(of: (stage: Stage) => T): Record<Stage, T> {
  return Object.fromEntries(STAGES.map((stage) => [stage, of(stage)])) as Record<Stage, T>;
}
