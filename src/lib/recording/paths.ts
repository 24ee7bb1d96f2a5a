import type { Stage } from '#lib/sim/snapshot.ts';
import { type Spec, specHash } from '#lib/sim/spec.ts';

/** Where recordings lie, below the site's base. */
export const FOLDER = 'recordings';

/** What is recorded. */
export const MANIFEST = `${FOLDER}/index.json`;

/** What the runs of a group share. */
export const GROUPS = `${FOLDER}/groups`;

const ID_DIGITS = 16;

/** Where the files of a group and of a run lie. */
export const paths = {
  group: (group: string) => `${GROUPS}/${group}.json`,
  run: (id: string) => `${FOLDER}/${id}/run.json`,
  answers: (id: string, round: number) => `${FOLDER}/${id}/answers-${round}.json`,
  map: (id: string, round: number, stage: Stage) => `${FOLDER}/${id}/map-${round}-${stage}.json`,
  geometry: (id: string, round: number) => `${FOLDER}/${id}/geometry-${round}.json`,
  nullMotion: (id: string, stage: Stage) => `${FOLDER}/${id}/null-${stage}.json`,
};

/** The name of a spec's recording, the same in every notebook: the first digits of its hash. */
export function idOf(spec: Spec): string {
  return specHash(spec).slice(0, ID_DIGITS);
}
