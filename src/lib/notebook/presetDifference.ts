import { readSpec, type Spec } from '#lib/sim/spec.ts';
import { type PresetName, presets } from './presets.ts';
import type { Setting } from './settings.ts';
import { settingsUnlike } from './specDifference.ts';

/**
 * Every field in which a spec differs from a preset, in the order of the spec; none if it is the preset itself. A field that
 * the preset's kind of group does not have is listed where it is not at its default.
 */
export function presetDifference(preset: PresetName, spec: Spec): Setting[] {
  return settingsUnlike(readSpec(presets[preset].spec), spec);
}
