import type { Geometry } from '#lib/measure/geometry.ts';
import type { Stage } from '#lib/sim/snapshot.ts';
import type { Spec } from '#lib/sim/spec.ts';
import { type StoredAnswers, unpackAnswers } from './answers.ts';
import { openingOf, type Shared, type StoredGroup, unpackGroup } from './groups.ts';
import { type StoredLayout, unpackLayout } from './layouts.ts';
import { once } from './once.ts';
import { idOf, MANIFEST, paths } from './paths.ts';
import { fromPlain } from './plain.ts';
import type { Layout, NullMotion, RoundAnswers } from './report.ts';
import { type RecordedRun, reportsOf, type StoredRun } from './runs.ts';

/** A recorded run as the page first gets it: every round's figures, and nothing yet of what was kept. */
export interface RecordedArm extends RecordedRun {
  readonly id: string;
}

/** The geometry of the features of a kept round, by stage. */
export type Geometries = Readonly<Record<Stage, Geometry>>;

/** What was recorded. Every promise rejects with the file's name, and why it cannot be had. */
export interface Recordings {
  /** The recording of a spec; null if there is none. */
  recording(spec: Spec): Promise<RecordedArm | null>;
  answers(arm: RecordedArm, round: number): Promise<RoundAnswers>;
  map(arm: RecordedArm, round: number, stage: Stage): Promise<Layout>;
  geometry(arm: RecordedArm, round: number): Promise<Geometries>;
  /** Of the last kept round. */
  nullMotion(arm: RecordedArm, stage: Stage): Promise<NullMotion>;
}

/** What is recorded. */
export interface Manifest {
  readonly format: typeof FORMAT;
  /** The engine profile that made them. */
  readonly engine: string;
  /** The group of every run, by the run's id. */
  readonly runs: Readonly<Record<string, string>>;
}

/** A null motion as it is stored. */
export type StoredMotion = Readonly<Record<keyof NullMotion, StoredLayout>>;

/** Fetches a file by its path below the site's base. */
export type Fetch = (path: string) => Promise<Response>;

/** Of the manifest and all that it names. */
export const FORMAT = 2;

/** The recordings that `get` finds. What several arms share is fetched once; what failed, again when it is asked for. */
export function openRecordings(get: Fetch): Recordings {
  const read = <T>(path: string) => load<T>(path, get);
  const manifest = once(async () => checked(await read<Manifest>(MANIFEST)));
  const group = once(async (name) => unpackGroup(await read<StoredGroup>(paths.group(name))));
  const run = once(async (id, name) =>
    arm(id, ...(await Promise.all([read<StoredRun>(paths.run(id)), group(name)]))),
  );
  return {
    async recording(spec) {
      const id = idOf(spec);
      const name = (await manifest()).runs[id];
      return name === undefined ? null : run(id, name);
    },
    answers: async ({ id, opening }, round) =>
      unpackAnswers(await read<StoredAnswers>(paths.answers(id, round)), opening),
    map: async ({ id }, round, stage) =>
      unpackLayout(await read<StoredLayout>(paths.map(id, round, stage))),
    geometry: async ({ id }, round) =>
      fromPlain(await read(paths.geometry(id, round))) as Geometries,
    nullMotion: async ({ id }, stage) =>
      unpackMotion(await read<StoredMotion>(paths.nullMotion(id, stage))),
  };
}

function arm(id: string, run: StoredRun, shared: Shared): RecordedArm {
  const { spec, fingerprint } = run;
  return { id, spec, fingerprint, opening: openingOf(shared, run), reports: reportsOf(run) };
}

function unpackMotion({ first, second }: StoredMotion): NullMotion {
  return { first: unpackLayout(first), second: unpackLayout(second) };
}

function checked(manifest: Manifest): Manifest {
  const format: unknown = manifest.format;
  if (format === FORMAT) return manifest;
  throw new Error(`${MANIFEST}: format ${String(format)} is not ${FORMAT}`);
}

async function load<T>(path: string, get: Fetch): Promise<T> {
  const response = await get(path);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${response.statusText}`);
  return (await response.json()) as T;
}
