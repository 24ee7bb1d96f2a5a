import { type Answers, STAGES, type Stage } from '#lib/sim/snapshot.ts';
import type { KeptReport, Layout } from './report.ts';

/** Steps of the entropy between 0 and 1: a multiple of the 100 steps of a threshold. */
const STEPS = 50_000;

/** The largest of 16 bits with a sign. */
const FARTHEST = 32_767;

/** A kept round as it is stored. */
export interface PackedKept extends Omit<KeptReport, 'test' | 'features' | 'layouts'> {
  readonly test: Omit<Answers, 'entropy'> & { readonly entropy: Uint16Array };
  readonly layouts: Readonly<Partial<Record<Stage, PackedLayout>>>;
}

/** A layout in steps of `unit`. */
export interface PackedLayout extends Omit<Layout, 'positions'> {
  readonly positions: Int16Array;
  readonly unit: number;
}

/**
 * A kept round in few bytes. Entropies are rounded up to 1/50,000, so that at every threshold of whole
 * hundredths the same samples exit; positions are rounded to 1/32,767 of the farthest; features are
 * left out.
 */
export function pack({ messages, test, layouts }: KeptReport): PackedKept {
  return {
    messages,
    test: { ...test, entropy: Uint16Array.from(test.entropy, (h) => Math.ceil(h * STEPS)) },
    layouts: byStage(layouts, packLayout),
  };
}

/** The kept round of a recording; an entropy comes back as the middle of its step. */
export function unpack({ test, layouts, ...rest }: PackedKept): KeptReport {
  const entropy = Float32Array.from(test.entropy, (q) => Math.max(0, (q - 0.5) / STEPS));
  return {
    ...rest,
    test: { ...test, entropy },
    features: null,
    layouts: byStage(layouts, unpackLayout),
  };
}

function packLayout({ positions, ...rest }: Layout): PackedLayout {
  const unit = positions.reduce((most, x) => Math.max(most, Math.abs(x)), 0) / FARTHEST || 1;
  return { positions: Int16Array.from(positions, (x) => Math.round(x / unit)), unit, ...rest };
}

function unpackLayout({ positions, unit, ...rest }: PackedLayout): Layout {
  return { positions: Float32Array.from(positions, (x) => x * unit), ...rest };
}

function byStage<T, U>(
  layouts: Readonly<Partial<Record<Stage, T>>>,
  change: (layout: T) => U,
): Partial<Record<Stage, U>> {
  const changed: Partial<Record<Stage, U>> = {};
  for (const stage of STAGES) if (layouts[stage]) changed[stage] = change(layouts[stage]);
  return changed;
}
