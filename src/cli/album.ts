import { packAnswers } from '#lib/recording/answers.ts';
import { packLayout } from '#lib/recording/layouts.ts';
import { paths } from '#lib/recording/paths.ts';
import { plainOf } from '#lib/recording/plain.ts';
import { packRun } from '#lib/recording/runs.ts';
import { STAGES } from '#lib/sim/snapshot.ts';
import type { Atlas } from './atlas.ts';
import type { Survey } from './survey.ts';
import type { Trial } from './trial.ts';

/** A run with all that is recorded of it. */
export interface Album {
  readonly trial: Trial;
  readonly atlas: Atlas;
  readonly survey: Survey;
}

/** The files of a recorded run: where each lies, and what it holds. */
export function* filesOf(
  id: string,
  { trial, atlas, survey }: Album,
): Generator<[string, unknown]> {
  yield [paths.run(id), packRun(trial)];
  for (const { round, kept } of trial.reports) {
    if (!kept) continue;
    yield [paths.answers(id, round), packAnswers(kept, trial.opening)];
    yield [paths.geometry(id, round), plainOf(survey.geometries.get(round))];
    for (const stage of STAGES)
      yield [paths.map(id, round, stage), packLayout(atlas.get(round)!.maps[stage])];
  }
  for (const stage of STAGES) {
    const { first, second } = survey.nullMotions[stage];
    const motion = { first: packLayout(first), second: packLayout(second) };
    yield [paths.nullMotion(id, stage), motion];
  }
}
