import { layout, type Layout as Projected } from '#lib/project/layout.ts';
import { finished } from '#lib/project/making.ts';
import { placed } from '#lib/project/placed.ts';
import { MAP_SETTINGS, type MapSettings } from '#lib/project/settings.ts';
import { packLayout, unpackLayout } from '#lib/recording/layouts.ts';
import { mapped } from '#lib/recording/mapped.ts';
import type { Layout } from '#lib/recording/report.ts';
import { HASH_DIGITS } from '#lib/recording/runs.ts';
import { type Features, STAGES, type Stage } from '#lib/sim/snapshot.ts';
import type { Trial } from './trial.ts';

/** Epochs of a map between the first and the last round: it starts near its end. */
const PASSING_EPOCHS = 60;

/** The maps of one trial: by kept round and stage. */
export type Atlas = ReadonlyMap<number, Charted>;

/** The maps of one kept round, and the hash at which they were made: its first digits at least. */
export interface Charted {
  readonly hash: string;
  readonly maps: Readonly<Record<Stage, Layout>>;
}

/**
 * Lays out every kept round of a trial. With a reference, each map starts from the reference's map of
 * that round and is turned onto it, or is that map if both are the same to the bit; without, it starts
 * from its own map of the kept round before.
 */
export function chart(trial: Trial, reference: Atlas | null): Atlas {
  const atlas = new Map<number, Charted>();
  let last: Charted['maps'] | null = null;
  for (const { round, hash, kept } of trial.reports) {
    if (!kept) continue;
    const given = reference?.get(round);
    if (given && isSame(given.hash, hash)) {
      last = given.maps;
      atlas.set(round, given);
      continue;
    }
    const from: Charted['maps'] | null | undefined = given?.maps ?? last;
    const passing = last !== null && round < trial.spec.method.rounds;
    const { seed } = trial.spec;
    const epochs = passing ? PASSING_EPOCHS : MAP_SETTINGS.epochs;
    const settings = { ...MAP_SETTINGS, epochs, seed };
    const entries = STAGES.map((stage) => {
      const features = mapped(trial.opening, kept.features[stage]);
      return [stage, place(features, from?.[stage], settings)];
    });
    last = Object.fromEntries(entries) as Record<Stage, Layout>;
    atlas.set(round, { hash, maps: last });
  }
  return atlas;
}

function place(features: Features, from: Layout | undefined, settings: MapSettings): Layout {
  return settled(finished(layout(features, settings, startOf(from))));
}

/** Where a map that follows another starts; null for nowhere. */
export function startOf(from: Layout | undefined): Float32Array | null {
  return from && !from.collapsed ? from.positions : null;
}

/** A map as it will be read from its recording, so that what starts from it now or later starts from the same places. */
export function settled(projected: Projected): Layout {
  return unpackLayout(packLayout(placed(projected)));
}

function isSame(recorded: string, hash: string): boolean {
  return recorded.slice(0, HASH_DIGITS) === hash.slice(0, HASH_DIGITS);
}
