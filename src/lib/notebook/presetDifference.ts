import { fieldsOf, kindsOf } from '#lib/sim/form.ts';
import { readSpec, type Spec } from '#lib/sim/spec.ts';
import { valueAt } from './difference.ts';
import { type PresetName, presets } from './presets.ts';
import { type Setting, settingsOf } from './settings.ts';

/**
 * Every field in which a spec differs from a preset, in the order of the spec; none if it is the preset itself. A field that
 * the preset's kind of group does not have is listed where it is not at its default.
 */
export function presetDifference(preset: PresetName, spec: Spec): Setting[] {
  const base = readSpec(presets[preset].spec);
  const defaults = new Map(fieldsOf(kindsOf(spec)).map((field) => [field.path, field.default]));
  return settingsOf({ ...spec }).filter(({ path, value }) => {
    const usual = valueAt(base, path.split('.')) ?? defaults.get(path);
    return JSON.stringify(usual) !== JSON.stringify(value);
  });
}
