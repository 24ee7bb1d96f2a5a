import type { Rho } from '#lib/measure/figures.ts';
import { type Opening, type Stage, STAGES } from '#lib/sim/snapshot.ts';
import type { Spec } from '#lib/sim/spec.ts';
import { packAnswers, type StoredAnswers, unpackAnswers } from './answers.ts';
import {
  openingOf,
  packGroup,
  type Shared,
  sharedPart,
  type StoredGroup,
  unpackGroup,
} from './groups.ts';
import { packLayout, type StoredLayout, unpackLayout } from './layouts.ts';
import type { Layout, RoundAnswers } from './report.ts';
import { packRun, type RecordedRun, reportsOf, type StoredRun } from './runs.ts';

/** One run or two, before and after, with all that is needed to look at them without the program that made them. */
export interface Playback {
  /** What it is called: the title of its notebook. */
  readonly title: string;
  /** The program that made it, and its engine. */
  readonly maker: { readonly program: string; readonly profile: string; readonly engine: string };
  /** How it is read at first. */
  readonly readings: PlaybackReadings;
  /** What its maps were made with, beside the seed of the spec. */
  readonly settings: { readonly neighbours: number; readonly minDist: number };
  /** Before and after, or the only one. */
  readonly arms: readonly PlayedArm[];
}

/** The readings that a playback has; `round` null is the last one. */
export interface PlaybackReadings {
  readonly threshold: number;
  readonly rho: Rho;
  readonly stage: Stage;
  readonly colour: 'client' | 'class';
  readonly round: number | null;
}

/** An arm of a playback: its run, with what was kept of it. */
export interface PlayedArm extends RecordedRun {
  readonly name: string;
  readonly title: string;
  /** Of a kept round. @throws Error for any other */
  answers(round: number): RoundAnswers;
  /** Of a kept round; null at a stage that has nothing to show. */
  map(round: number, stage: Stage): PlayedMap | null;
}

/** A layout, and what made it: UMAP, or two principal axes where that would have taken too long. */
export interface PlayedMap extends Layout {
  readonly by: 'umap' | 'axes';
}

/** A playback as it is stored: what arms share is there once. */
export interface StoredPlayback extends Omit<Playback, 'arms'> {
  readonly format: typeof PLAYBACK_FORMAT;
  readonly groups: readonly StoredGroup[];
  readonly arms: readonly StoredArm[];
}

/** What came out of an arm, as it is stored; answers are in the order of the kept rounds. */
export interface StoredResult {
  readonly run: StoredRun;
  readonly answers: readonly StoredAnswers[];
}

/** An arm as it is stored: `group` is a place in the groups; maps are in the order of the kept rounds. */
interface StoredArm extends StoredResult, Pick<PlayedArm, 'name' | 'title'> {
  readonly group: number;
  readonly maps: readonly Readonly<Record<Stage, StoredMap | null>>[];
}

type StoredMap = StoredLayout & Pick<PlayedMap, 'by'>;

/** Of what is stored. */
export const PLAYBACK_FORMAT = 1;

/** A playback in few bytes. @throws Error if an arm lacks the answers of a kept round */
export function packPlayback({ arms, ...playback }: Playback): StoredPlayback {
  const names = [...new Set(arms.map(({ spec }) => sharedPart(spec)))];
  const groups = names.map((name) => {
    const { opening, spec } = arms.find((arm) => sharedPart(arm.spec) === name)!;
    return packSamples(opening, spec);
  });
  const packed = arms.map((arm) => packArm(arm, names.indexOf(sharedPart(arm.spec))));
  return { format: PLAYBACK_FORMAT, ...playback, groups, arms: packed };
}

/** The playback of `packPlayback`, with what recordings round. @throws Error if it is of another format */
export function unpackPlayback({ format, groups, arms, ...playback }: StoredPlayback): Playback {
  const found: unknown = format;
  if (found !== PLAYBACK_FORMAT)
    throw new Error(`playback: format ${String(found)} is not ${PLAYBACK_FORMAT}`);
  const shared = groups.map(unpackGroup);
  return { ...playback, arms: arms.map((arm) => unpackArm(arm, shared[arm.group]!)) };
}

/**
 * What arms share, without training samples; of imported data also without pictures of test samples: such data never
 * travel.
 */
export function packSamples(opening: Opening, spec: Spec): StoredGroup {
  const none = new Uint8Array();
  const clients = opening.clients.map((card) => ({ ...card, shown: none, shownLabels: none }));
  const probeImages = spec.data.source === 'file' ? none : opening.probeImages;
  return packGroup({ ...opening, clients, probeImages }, spec);
}

/** What came out of an arm, in few bytes. @throws Error if it lacks the answers of a kept round */
export function packResult(arm: Omit<PlayedArm, 'name' | 'title' | 'map'>): StoredResult {
  const { opening } = arm;
  return {
    run: packRun(arm),
    answers: opening.keptRounds.map((round) => packAnswers(arm.answers(round), opening)),
  };
}

function packArm(arm: PlayedArm, group: number): StoredArm {
  const { name, title, opening } = arm;
  return {
    ...{ name, title, group },
    ...packResult(arm),
    maps: opening.keptRounds.map((round) => byStage((stage) => packMap(arm.map(round, stage)))),
  };
}

/** What is kept is unpacked when it is first looked at. */
function unpackArm({ name, title, run, answers, maps }: StoredArm, shared: Shared): PlayedArm {
  const opening = openingOf(shared, run);
  const place = (round: number) => opening.keptRounds.indexOf(round);
  const { spec, fingerprint } = run;
  return {
    ...{ name, title, spec, fingerprint, opening },
    reports: reportsOf(run),
    answers: remembered((round) => unpackAnswers(answers[place(round)]!, opening)),
    map: remembered((round, stage) => unpackMap(maps[place(round)]?.[stage] ?? null)),
  };
}

function packMap(map: PlayedMap | null): StoredMap | null {
  return map && { ...packLayout(map), by: map.by };
}

function unpackMap(map: StoredMap | null): PlayedMap | null {
  return map && { ...unpackLayout(map), by: map.by };
}

function byStage<T>(of: (stage: Stage) => T): Readonly<Record<Stage, T>> {
  return Object.fromEntries(STAGES.map((stage) => [stage, of(stage)])) as Record<Stage, T>;
}

/** The same object for the same names, so that nothing is drawn anew that has not changed. */
function remembered<N extends (string | number)[], T>(make: (...names: N) => T) {
  const made = new Map<string, T>();
  return (...names: N): T => {
    const key = names.join(' ');
    if (!made.has(key)) made.set(key, make(...names));
    return made.get(key)!;
  };
}
