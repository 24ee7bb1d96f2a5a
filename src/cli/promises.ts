import type { Figures } from '#lib/measure/figures.ts';
import type { MeanSd, Spread } from '#lib/measure/spread.ts';
import type { Difference } from '#lib/notebook/difference.ts';

const OFF = { on: false };

/** The arms of the check, as differences from the default spec: the switches, the homogeneous reference, twice the steps. */
export const ARMS = {
  homogeneous: { method: { id: 'splitgp' }, clients: { architectures: ['cnn-s'] } },
  neither: { method: { meta: OFF, contrast: OFF } },
  longer: { method: { meta: OFF, contrast: OFF, stepsPerRound: 12 } },
  alignment: { method: { meta: OFF } },
  meta: { method: { contrast: OFF } },
  both: {},
} satisfies Record<string, Difference>;

export type Arm = keyof typeof ARMS;

export const TITLES: Readonly<Record<Arm, string>> = {
  homogeneous: 'SplitGP, one architecture',
  neither: 'SplitGP, four architectures',
  longer: '… with twice the steps',
  alignment: '+ alignment',
  meta: '+ simulated extractors',
  both: '+ both',
};

/** The figures of every arm, mean and deviation over seeds. */
export type Results = Readonly<Record<Arm, Spread<Figures>>>;

/** One thing that must hold of the results: a number, at least or at most a bound. */
export interface Promised {
  readonly says: string;
  readonly value: (results: Results) => number;
  readonly bound: number;
  readonly side: 'at least' | 'at most';
}

const mean = (value: MeanSd | null) => value?.mean ?? NaN;
const id = (arm: Spread<Figures>) => mean(arm.serverAccuracyId);
const ood = (arm: Spread<Figures>) => mean(arm.serverAccuracyOod);
const gated = (arm: Spread<Figures>) => mean(arm.gated['1']);
const skew = (arm: Spread<Figures>) => mean(arm.skew.trunk);

/** What both parts together buy against neither: on any data. */
export const DIFFERENCES: readonly Promised[] = [
  {
    says: 'both − neither, server OOD',
    value: (r) => ood(r.both) - ood(r.neither),
    bound: 0.25,
    side: 'at least',
  },
  {
    says: 'both − neither, gated at ρ = 1',
    value: (r) => gated(r.both) - gated(r.neither),
    bound: 0.12,
    side: 'at least',
  },
  {
    says: 'both / neither, trunk skew',
    value: (r) => skew(r.both) / skew(r.neither),
    bound: 0.5,
    side: 'at most',
  },
];

/** What holds on real digits beyond that. */
export const LEVELS: readonly Promised[] = [
  { says: 'neither, server ID', value: (r) => id(r.neither), bound: 0.85, side: 'at least' },
  { says: 'neither, server OOD', value: (r) => ood(r.neither), bound: 0.6, side: 'at most' },
  {
    says: 'one architecture, server OOD',
    value: (r) => ood(r.homogeneous),
    bound: 0.78,
    side: 'at least',
  },
  { says: 'both, server OOD', value: (r) => ood(r.both), bound: 0.76, side: 'at least' },
  {
    says: 'twice the steps − neither, server OOD',
    value: (r) => ood(r.longer) - ood(r.neither),
    bound: 0.08,
    side: 'at most',
  },
];

/** Whether it holds; NaN holds nothing. */
export function holds({ value, bound, side }: Promised, results: Results): boolean {
  return side === 'at least' ? value(results) >= bound : value(results) <= bound;
}
