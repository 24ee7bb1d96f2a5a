import { layout } from '#lib/project/layout.ts';
import { placed } from '#lib/project/placed.ts';
import { MAP_SETTINGS, type MapSettings } from '#lib/project/settings.ts';
import { mapped } from '#lib/recording/mapped.ts';
import type { Layout } from '#lib/recording/report.ts';
import { type Features, STAGES, type Stage } from '#lib/sim/snapshot.ts';
import type { Trial } from './trial.ts';

/** Epochs of a map between the first and the last round: it starts near its end. */
const PASSING_EPOCHS = 60;

/** The maps of one trial: by kept round and stage. */
export type Atlas = ReadonlyMap<number, Charted>;

/** The maps of one kept round, and the fingerprint at which they were made. */
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
    if (given?.hash === hash) {
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
      const features = mapped(trial.opening, kept.features![stage]);
      return [stage, place(features, from?.[stage], settings)];
    });
    last = Object.fromEntries(entries) as Record<Stage, Layout>;
    atlas.set(round, { hash, maps: last });
  }
  return atlas;
}

function place(features: Features, from: Layout | undefined, settings: MapSettings): Layout {
  const start = from && !from.collapsed ? from.positions : null;
  const making = layout(features, settings, start);
  for (;;) {
    const { value, done } = making.next();
    if (done) return placed(value);
  }
}
