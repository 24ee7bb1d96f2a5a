import type { Difference } from './difference.ts';

/** A point of departure for an arm: what it is called, and its difference from the default spec. */
export interface Preset {
  readonly title: string;
  readonly spec: Difference;
}

const switches = (meta: boolean, contrast: boolean): Difference => ({
  method: { id: 'harmony', meta: { on: meta }, contrast: { on: contrast } },
});

/** Every preset, by the name that a notebook's arms give. */
export const presets = {
  default: { title: 'HARMONY', spec: {} },
  splitgp: { title: 'SplitGP', spec: switches(false, false) },
  alignment: { title: 'Alignment only', spec: switches(false, true) },
  meta: { title: 'Meta-learning only', spec: switches(true, false) },
  homogeneous: {
    title: 'One architecture',
    spec: { clients: { architectures: ['cnn-s'] }, method: { id: 'splitgp' } },
  },
} as const satisfies Record<string, Preset>;

export type PresetName = keyof typeof presets;

/** The names alone, in the order in which they are offered. */
export const PRESET_NAMES = Object.keys(presets) as PresetName[];
