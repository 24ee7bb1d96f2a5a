import { SpecError } from '#lib/sim/spec.ts';
import { type Arms, armSpec, isSetByArms } from './arms.ts';
import type { Difference } from './difference.ts';
import { isReading, type Readings, readingSettings, readReadings } from './readings.ts';
import { applySetting, readFragment, type Setting, settingsOf, writeFragment } from './settings.ts';

/** What a link keeps: how results are read, and how the spec differs from the notebook's. */
export interface Link {
  readonly readings: Readings;
  readonly changed: Difference;
}

/** Reads a link's fragment. What is not allowed is named in `problems` and left at its default. Never throws. */
export function readLink(
  fragment: string,
  arms: Arms,
): Link & { readonly problems: readonly string[] } {
  const { settings, problems } = readFragment(fragment);
  const read = readReadings(settings);
  const spec = readChanges(
    settings.filter(({ path }) => !isReading(path)),
    arms,
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

function readChanges(settings: readonly Setting[], arms: Arms) {
  const fixed = settings.filter(({ path }) => isSetByArms(arms, path));
  const problems = fixed.map(({ path }) => `${path}: is set by each arm of this notebook`);
  let left = settings.filter((setting) => !fixed.includes(setting));
  for (;;) {
    const changed = left.reduce(applySetting, {} as Difference);
    const found = problemsOf(changed, arms);
    if (found.length === 0) return { changed, problems };
    problems.push(...found);
    const good = left.filter(({ path }) => !found.some((problem) => isAbout(problem, path)));
    left = good.length < left.length ? good : [];
  }
}

/** A problem is about a setting if it names its field, a field in it or a group around it. */
function isAbout(problem: string, path: string): boolean {
  const named = problem.slice(0, Math.max(0, problem.indexOf(':')));
  return named === path || named.startsWith(`${path}.`) || path.startsWith(`${named}.`);
}
