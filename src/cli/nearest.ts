import { type ArmEntry, armSpec } from '#lib/notebook/arms.ts';
import type { Difference } from '#lib/notebook/difference.ts';
import { presetDifference } from '#lib/notebook/presetDifference.ts';
import { PRESET_NAMES, type PresetName, presets } from '#lib/notebook/presets.ts';
import { applySetting } from '#lib/notebook/settings.ts';
import { type Spec, specHash } from '#lib/sim/spec.ts';

/** A spec as an arm: the difference from the preset from which it differs least. A preset itself keeps its own title. */
export function nearest(spec: Spec, title: string): ArmEntry {
  const entries = PRESET_NAMES.map((preset) => upon(preset, spec, title));
  const same = entries.filter((entry) => specHash(specOf(entry)) === specHash(spec));
  return same.reduce((least, entry) => (sizeOf(entry) < sizeOf(least) ? entry : least));
}

function upon(preset: PresetName, spec: Spec, title: string): ArmEntry {
  const difference = presetDifference(preset, spec).reduce(applySetting, {} as Difference);
  const isPreset = Object.keys(difference).length === 0;
  return { title: isPreset ? presets[preset].title : title, preset, spec: difference };
}

function specOf(entry: ArmEntry): Spec {
  return armSpec({ spec: {}, arms: { arm: entry } }, 'arm');
}

function sizeOf({ spec }: ArmEntry): number {
  return JSON.stringify(spec).length;
}
