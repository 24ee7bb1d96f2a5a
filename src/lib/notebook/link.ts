import { SpecError } from '#lib/sim/spec.ts';
import { type Arms, armSpec, isSetByArm, isSetByArms } from './arms.ts';
import { type Difference, valueAt } from './difference.ts';
import {
  DEFAULT_READINGS,
  isReading,
  type Readings,
  readingSettings,
  readReadings,
} from './readings.ts';
import { applySetting, readFragment, type Setting, settingsOf, writeFragment } from './settings.ts';

/** What a link keeps: how results are read, and how the spec differs from the notebook's. */
export interface Link {
  readonly readings: Readings;
  readonly changed: Difference;
}

/** A link that says nothing. */
const NOTHING: Link = { readings: DEFAULT_READINGS, changed: {} };

/**
 * Reads a link's fragment, upon what was said before it. What is not allowed is named in `problems` and left as it was
 * said, by default at its default. Never throws.
 */
export function readLink(
  fragment: string,
  arms: Arms,
  upon: Link = NOTHING,
): Link & { readonly problems: readonly string[] } {
  const { settings, problems } = readFragment(fragment);
  const read = readReadings(settings, upon.readings);
  const spec = readChanges(
    settings.filter(({ path }) => !isReading(path)),
    arms,
    upon.changed,
  );
  return {
    readings: read.readings,
    changed: spec.changed,
    problems: [...problems, ...read.problems, ...spec.problems],
  };
}

/** Writes the fragment, without `#`; empty if everything is at its default. */
export function writeLink({ readings, changed }: Link): string {
  return writeFragment([...settingsOf(changed), ...readingSettings(readings)]);
}

/** Writes what differs from what was said before: upon that, `readLink` reads the link again. Without `#`. */
export function writeLinkUpon(link: Link, said: Link, arms: Arms): string {
  const [now, then] = [settingsOf(link.changed), settingsOf(said.changed)];
  const set = now.filter((one) => !then.some((other) => isSame(one, other)));
  // What was tried and is no more has the value of the arms again.
  const gone = then
    .filter(({ path }) => !now.some((one) => one.path === path))
    .map(({ path }) => ({ path, value: publishedValue(arms, path) }))
    .filter(({ value }) => value !== undefined);
  return writeFragment([...gone, ...set, ...readingSettings(link.readings, said.readings)]);
}

/** Every problem that a change makes in some arm, each once. */
export function problemsOf(changed: Difference, arms: Arms): string[] {
  const found = Object.keys(arms.arms).flatMap((arm) => {
    try {
      armSpec(arms, arm, changed);
      return [];
    } catch (error) {
      if (error instanceof SpecError) return error.problems;
      throw error;
    }
  });
  return [...new Set(found)];
}

function readChanges(settings: readonly Setting[], arms: Arms, upon: Difference) {
  const fixed = settings.filter(({ path }) => isSetByArms(arms, path));
  const problems = fixed.map(({ path }) => `${path}: is set by each arm of this notebook`);
  let left = settings.filter((setting) => !fixed.includes(setting));
  for (;;) {
    const changed = left.reduce(applySetting, upon);
    const found = problemsOf(changed, arms);
    if (found.length === 0) return { changed, problems };
    problems.push(...found);
    const good = left.filter(({ path }) => !found.some((problem) => isAbout(problem, path)));
    left = good.length < left.length ? good : [];
  }
}

/** The value of a field in the first arm that does not set it itself, and has it. */
function publishedValue(arms: Arms, path: string): unknown {
  return Object.keys(arms.arms)
    .filter((arm) => !isSetByArm(arms, arm, path))
    .map((arm) => valueAt(armSpec(arms, arm), path.split('.')))
    .find((value) => value !== undefined);
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** A problem is about a setting if it names its field, a field in it or a group around it. */
function isAbout(problem: string, path: string): boolean {
  const named = problem.slice(0, Math.max(0, problem.indexOf(':')));
  return named === path || named.startsWith(`${path}.`) || path.startsWith(`${named}.`);
}
