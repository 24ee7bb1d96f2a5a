import { readSpec, type Spec } from '#lib/sim/spec.ts';
import type { Difference } from './difference.ts';
import { merge, valueAt } from './difference.ts';
import { fitting } from './kindFields.ts';
import { type PresetName, presets } from './presets.ts';

/** One named spec of a notebook, as a difference from a preset and from what its arms share. */
export interface ArmEntry {
  readonly title: string;
  readonly preset: PresetName;
  readonly spec: Difference;
}

/** What the arms of a notebook have in common, and how each differs from it. */
export interface Arms {
  readonly spec: Difference;
  readonly arms: Readonly<Record<string, ArmEntry>>;
}

/**
 * The spec of one arm. What the reader changed goes over what the arms share, and what makes the arm this arm, its
 * preset and its own fields, goes over both. Fields that only other kinds of data, partition or method have than the last
 * one named are left out, the arm's own too.
 * @throws SpecError naming every value that is not allowed.
 */
export function armSpec({ spec, arms }: Arms, arm: string, changed: Difference = {}): Spec {
  const entry = entryOf(arms, arm);
  const own = entry ? ownSpec(entry) : {};
  return readSpec(merge(spec, changed, fitting(own, merge(spec, changed, own))));
}

/** The entry of an arm; undefined if there is none by that name. */
export function entryOf(arms: Arms['arms'], name: string): ArmEntry | undefined {
  return Object.hasOwn(arms, name) ? arms[name] : undefined;
}

/** Whether an arm sets this field itself, so that changing it for all of them does not change it; its preset counts. */
export function isSetByArm({ arms }: Arms, arm: string, path: string): boolean {
  const entry = entryOf(arms, arm);
  return entry !== undefined && valueAt(ownSpec(entry), path.split('.')) !== undefined;
}

/** Whether every arm sets this field itself, so that changing it for all of them changes nothing. */
export function isSetByArms(arms: Arms, path: string): boolean {
  return Object.keys(arms.arms).every((arm) => isSetByArm(arms, arm, path));
}

/** What makes an arm this arm: its own fields upon those of its preset. */
function ownSpec({ preset, spec }: ArmEntry): Difference {
  return merge(presets[preset].spec, spec);
}
