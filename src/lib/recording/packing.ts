import type { Answers } from '#lib/sim/snapshot.ts';
import type { KeptReport, Layout } from './report.ts';

/** Steps of the entropy between 0 and 1: a multiple of the 100 steps of a threshold. */
const STEPS = 50_000;

/** Steps of a coordinate between one unit of UMAP and the next. */
const GRID = 1000;

/** A kept round as it is stored. */
export interface PackedKept extends Omit<KeptReport, 'test' | 'features' | 'layouts'> {
  readonly test: Omit<Answers, 'entropy'> & { readonly entropy: Uint16Array };
  readonly layouts: Readonly<Record<string, Omit<Layout, 'positions'> & { readonly positions: Int16Array }>>;
}

/**
 * A kept round in few bytes. Entropies are rounded up to 1/50,000, so that at every threshold of whole
 * hundredths the same samples exit; positions are rounded to 1/1,000; features are left out.
 */
export function pack({ test, layouts, features: _, ...rest }: KeptReport): PackedKept {
  const coarse = Object.entries(layouts).map(([stage, { positions, collapsed }]) => [
    stage,
    { positions: Int16Array.from(positions, (x) => Math.round(x * GRID)), collapsed },
  ]);
  return {
    ...rest,
    test: { ...test, entropy: Uint16Array.from(test.entropy, (h) => Math.ceil(h * STEPS)) },
    layouts: Object.fromEntries(coarse),
  };
}

/** The kept round of a recording; an entropy comes back as the middle of its step. */
export function unpack({ test, layouts, ...rest }: PackedKept): KeptReport {
  const fine = Object.entries(layouts).map(([stage, { positions, collapsed }]) => [
    stage,
    { positions: Float32Array.from(positions, (x) => x / GRID), collapsed },
  ]);
  return {
    ...rest,
    test: { ...test, entropy: Float32Array.from(test.entropy, (q) => Math.max(0, (q - 0.5) / STEPS)) },
    features: null,
    layouts: Object.fromEntries(fine),
  };
}
