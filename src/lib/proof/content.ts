import type { ArmEntry } from '#lib/notebook/arms.ts';
import type { Difference } from '#lib/notebook/difference.ts';
import { isGroup } from '#lib/notebook/difference.ts';
import { presets } from '#lib/notebook/presets.ts';
import { readingSettings, readReadings } from '#lib/notebook/readings.ts';
import { HASH_DIGITS } from '#lib/recording/runs.ts';
import { shown } from '#lib/sim/fields.ts';
import { CLAIMED, type ClaimedFigures, type Evidence, LinkError, type Proof } from './proof.ts';

/** A link as it is written, format 1: what is at its default is left out. */
export interface Content {
  /** Program, engine profile and engine version. */
  readonly by: readonly [program: string, profile: string, engine: string];
  readonly arms: readonly ContentArm[];
  readonly spec?: Difference | undefined;
  readonly tried?: Difference | undefined;
  /** By the name of the reading. */
  readonly readings?: Difference | undefined;
  /** The name of a published lesson; never together with a text. */
  readonly lesson?: string | undefined;
  readonly text?: string | undefined;
  readonly title?: string | undefined;
}

/** An arm, in the order of the notebook, and what came out of it if it was run. */
export interface ContentArm {
  readonly name: string;
  /** That of its preset if left out. */
  readonly title?: string | undefined;
  /** `default` if left out. */
  readonly preset?: ArmEntry['preset'] | undefined;
  readonly spec?: Difference | undefined;
  readonly run?: ContentRun | undefined;
}

/** The evidence of one arm. */
export interface ContentRun {
  readonly rounds: readonly number[];
  /** Of all rounds, joined. */
  readonly hashes: string;
  readonly decisions: string;
  /** In the order of `CLAIMED`. */
  readonly figures: readonly (number | null)[];
}

/** What is written of a proof. @throws LinkError if there is evidence of an arm that is not there */
export function contentOf({
  maker,
  arms,
  spec,
  tried,
  readings,
  notebook,
  evidence,
}: Proof): Content {
  const { program, profile, engine } = maker;
  const stranger = Object.keys(evidence).find((name) => !Object.hasOwn(arms, name));
  if (stranger !== undefined) {
    throw new LinkError(`evidence: ${shown(stranger)} is not an arm of the link`);
  }
  return {
    by: [program, profile, engine],
    arms: Object.entries(arms).map(([name, entry]) =>
      armOf(name, entry, Object.hasOwn(evidence, name) ? evidence[name] : undefined),
    ),
    ...filled('spec', spec),
    ...filled('tried', tried),
    ...filled('readings', Object.fromEntries(readings.map(({ path, value }) => [path, value]))),
    ...notebook,
  };
}

/** What was written; of content that the schema allows. */
export function proofOf({ by, arms, spec = {}, tried = {}, ...rest }: Content): Proof {
  const [program, profile, engine] = by;
  const { lesson, title, text, readings = {} } = rest;
  const settings = Object.entries(readings).map(([path, value]) => ({ path, value }));
  const told = text === undefined ? null : { title: title!, text };
  return {
    maker: { program, profile, engine },
    notebook: lesson === undefined ? told : { lesson },
    arms: Object.fromEntries(arms.map((arm) => [arm.name, entryOf(arm)])),
    spec,
    tried,
    readings: readingSettings(readReadings(settings).readings),
    evidence: Object.fromEntries(
      arms.flatMap(({ name, run }) => (run ? [[name, evidenceOf(run)]] : [])),
    ),
  };
}

function armOf(name: string, { title, preset, spec }: ArmEntry, evidence?: Evidence): ContentArm {
  return {
    name,
    ...(title !== presets[preset].title && { title }),
    ...(preset !== 'default' && { preset }),
    ...filled('spec', spec),
    ...(evidence && { run: runOf(evidence) }),
  };
}

function entryOf({
  preset = 'default',
  title = presets[preset].title,
  spec = {},
}: ContentArm): ArmEntry {
  return { title, preset, spec };
}

function runOf({ rounds, hashes, decisions, figures }: Evidence): ContentRun {
  return {
    rounds,
    hashes: hashes.join(''),
    decisions,
    figures: CLAIMED.map((name) => figures[name]),
  };
}

function evidenceOf({ rounds, hashes, decisions, figures }: ContentRun): Evidence {
  return {
    rounds,
    hashes: rounds.map((_, i) => hashes.slice(i * HASH_DIGITS, (i + 1) * HASH_DIGITS)),
    decisions,
    figures: Object.fromEntries(CLAIMED.map((name, i) => [name, figures[i]])) as ClaimedFigures,
  };
}

/** A field, if there is anything in its group. */
function filled<K extends string>(field: K, group: Difference): { [F in K]?: Difference } {
  return (isGroup(group) && Object.keys(group).length > 0 ? { [field]: group } : {}) as {
    [F in K]?: Difference;
  };
}
