import { kindsOf } from '#lib/sim/form.ts';
import { SpecError } from '#lib/sim/spec.ts';
import { type ArmEntry, type Arms, armSpec, isSetByArm } from './arms.ts';
import { type Difference, valueAt } from './difference.ts';
import { problemsOf } from './link.ts';
import { applySetting, removeSetting, type Setting } from './settings.ts';

/** What is changed for all arms, with more fields set in their order; one that is as published again is left out. */
export function sharedChange(
  arms: Arms,
  changed: Difference,
  settings: readonly Setting[],
): Difference {
  return settings.reduce((now, setting) => {
    const set = applySetting(now, setting);
    return isPublished(arms, setting) ? removeSetting(set, setting.path) : set;
  }, changed);
}

/**
 * The entry of an arm that sets more fields itself, in their order; one that it has without setting it is left out. Where
 * `changed`, what is tried for all arms, has put another kind of data, partition or method in place, the arm names the kind
 * too, so that its field has one to belong to.
 */
export function armChange(
  arms: Arms,
  arm: string,
  settings: readonly Setting[],
  changed: Difference,
): ArmEntry {
  const all = [...kindsTried(arms, arm, settings, changed), ...settings];
  return all.reduce((entry, setting) => {
    const set = applySetting(entry.spec, setting);
    const without = { ...entry, spec: removeSetting(set, setting.path) };
    const has = (tried: Difference) =>
      isSame(read(alone(arms, arm, without), arm, tried, setting), setting.value);
    return has({}) && has(changed) ? without : { ...entry, spec: set };
  }, arms.arms[arm]!);
}

/** What is wrong with an arm of this entry, in the document and with what is tried on top of it, each once. */
export function entryProblems(
  arms: Arms,
  arm: string,
  entry: ArmEntry,
  changed: Difference,
): string[] {
  const one = alone(arms, arm, entry);
  return [...new Set([...problemsOf({}, one), ...problemsOf(changed, one)])];
}

/** Whether every arm that does not set this field itself, and has it, has this value in the document. */
function isPublished(arms: Arms, { path, value }: Setting): boolean {
  const values = Object.keys(arms.arms)
    .filter((arm) => !isSetByArm(arms, arm, path))
    .map((arm) => valueAt(armSpec(arms, arm), path.split('.')))
    .filter((published) => published !== undefined);
  return values.length > 0 && values.every((published) => isSame(published, value));
}

/** The kinds that an arm has only because of what is tried, of the groups whose fields are set. */
function kindsTried(
  arms: Arms,
  arm: string,
  settings: readonly Setting[],
  changed: Difference,
): Setting[] {
  const published = kindsOf(armSpec(arms, arm));
  return Object.entries(kindsOf(armSpec(arms, arm, changed)))
    .filter(([path, word]) => word !== published[path as keyof typeof published])
    .filter(([path]) => {
      const group = path.slice(0, path.lastIndexOf('.') + 1);
      return settings.some((setting) => setting.path !== path && setting.path.startsWith(group));
    })
    .map(([path, value]) => ({ path, value }));
}

function alone({ spec }: Arms, arm: string, entry: ArmEntry): Arms {
  return { spec, arms: { [arm]: entry } };
}

/** The value of a field; undefined in a spec that is refused. */
function read(arms: Arms, arm: string, changed: Difference, { path }: Setting): unknown {
  try {
    return valueAt(armSpec(arms, arm, changed), path.split('.'));
  } catch (error) {
    if (error instanceof SpecError) return undefined;
    throw error;
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
